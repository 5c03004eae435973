package dev.latchkey.newpassword;

import dev.latchkey.account.Account;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.MailTemplate;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells the owner that the password was changed, so that a stranger cannot do it unnoticed. */
@Stateless
public class PasswordChangedMail implements MailKind {
  static final String KIND = "password-changed";

  /** Gaps: {@code name}, {@code when}. Holds nothing secret. */
  static final MailTemplate TEMPLATE = new MailTemplate("password-changed");

  /** The message to the owner of an account whose password has just been changed. */
  static OutboxMessage owedTo(Account account, Instant now) {
    String name = MailTemplate.greeting(account.fullName(), account.username());
    return OutboxMessage.notice(MailChannel.NAME, KIND, account.id(), account.email(), name, now);
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<Composed> compose(OutboxMessage mail) {
    String when = MailTemplate.moment(mail.createdAt());
    Map<String, String> gaps = Map.of("name", mail.recipientName(), "when", when);
    return Optional.of(new Composed(mail.recipient(), mail.recipientName(), TEMPLATE, gaps));
  }
}
