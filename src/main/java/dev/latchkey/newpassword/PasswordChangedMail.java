package dev.latchkey.newpassword;

import dev.latchkey.account.Account;
import dev.latchkey.brand.BrandSettings;
import dev.latchkey.brand.PageSettings;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Device;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.MailLanguage;
import dev.latchkey.mail.text.ComposedMail;
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

  /** What to do if no page of ours can reset a password, and we know of no other. */
  private static final ComposedMail.Words ELSEWHERE =
      new ComposedMail.Words("mail.password-changed.elsewhere");

  /**
   * The message to the owner of an account whose password has just been changed.
   *
   * @param name greets the owner
   */
  static OutboxMessage owedTo(Account account, String name, Caller caller, Instant now) {
    return OutboxMessage.notice(MailChannel.NAME, KIND, account.id(), account.email(), name, now)
        .causedBy(MailLanguage.of(account, caller), caller.userAgent());
  }

  @Inject private Settings settings;
  @Inject private PageSettings pages;
  @Inject private BrandSettings brand;

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<ComposedMail> compose(OutboxMessage mail) {
    Map<String, Object> values =
        Map.of(
            "name",
            mail.recipientName(),
            "when",
            mail.createdAt(),
            "device",
            Device.of(mail.userAgent()),
            "action",
            action());
    return Optional.of(
        new ComposedMail(mail.recipient(), mail.recipientName(), KIND, null, values));
  }

  /** Where to reset the password: our page, or else where the operator says that people sign in. */
  private Object action() {
    if (pages.on()) {
      return settings.publicUrl() + "/forgot-password";
    }
    return brand
        .loginElsewhere()
        .<Object>map(login -> login.startsWith("/") ? settings.publicUrl() + login : login)
        .orElse(ELSEWHERE);
  }
}
