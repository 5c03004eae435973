package dev.latchkey.newpassword;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.MailLanguage;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.mail.text.Greeting;
import dev.latchkey.runtime.Settings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells the owner that the password was changed, so that a stranger cannot do it unnoticed. */
@Stateless
public class PasswordChangedMail implements MailKind {
  static final String KIND = "password-changed";

  /** The message to the owner of an account whose password has just been changed. */
  static OutboxMessage owedTo(Account account, Caller caller, Instant now) {
    String name = Greeting.of(account.fullName(), account.username());
    return OutboxMessage.notice(MailChannel.NAME, KIND, account.id(), account.email(), name, now)
        .causedBy(MailLanguage.of(account, caller), caller.userAgent());
  }

  @Inject private Settings settings;

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<ComposedMail> compose(OutboxMessage mail) {
    Map<String, Object> values =
        Map.of(
            "name", mail.recipientName(),
            "when", mail.createdAt(),
            "device", Device.of(mail.userAgent()),
            "action", settings.publicUrl() + "/forgot-password");
    return Optional.of(
        new ComposedMail(mail.recipient(), mail.recipientName(), KIND, null, values));
  }
}
