package dev.latchkey.verification;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.MailLanguage;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.name.EmailAddress;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells the old address that the account has another one, so that nobody takes it unnoticed. */
@Stateless
public class EmailChangedMail implements MailKind {
  private static final String KIND = "email-changed";

  /** The message to the old address. It greets by username, because the address may be wrong. */
  public static OutboxMessage owedTo(
      Account account, EmailAddress before, Caller caller, Instant now) {
    return OutboxMessage.notice(
            MailChannel.NAME, KIND, account.id(), before.text(), account.username(), now)
        .causedBy(MailLanguage.of(account, caller), caller.userAgent());
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<ComposedMail> compose(OutboxMessage mail) {
    Map<String, Object> values = Map.of("name", mail.recipientName(), "when", mail.createdAt());
    return Optional.of(
        new ComposedMail(mail.recipient(), mail.recipientName(), KIND, null, values));
  }
}
