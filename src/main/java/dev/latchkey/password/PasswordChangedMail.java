package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.MailTemplate;
import dev.latchkey.mail.OutgoingMail;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells the owner that the password was changed, so that a stranger cannot do it unnoticed. */
@Stateless
public class PasswordChangedMail implements MailKind {
  static final String KIND = "password-changed";

  /** What is owed to the owner of an account whose password has just been changed. */
  static OutgoingMail owedTo(Account account, Instant now) {
    String name = MailTemplate.greeting(account.fullName(), account.username());
    return OutgoingMail.toOwner(KIND, account.id(), account.email(), name, now);
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<Composed> compose(OutgoingMail mail) {
    String when = MailTemplate.moment(mail.createdAt());
    Map<String, String> gaps = Map.of("name", mail.recipientName(), "when", when);
    return Optional.of(
        new Composed(
            mail.recipient(), mail.recipientName(), MailTemplate.PASSWORD_CHANGED.fill(gaps)));
  }
}
