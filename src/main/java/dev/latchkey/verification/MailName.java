package dev.latchkey.verification;

import dev.latchkey.account.Account;
import dev.latchkey.mail.text.Greeting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The name by which a mail greets the owner of an account. */
@ApplicationScoped
public class MailName {
  @Inject private VerificationSettings settings;

  /**
   * The full name, if the owner has confirmed the address; otherwise the username. A stranger can
   * sign up with anybody's address and write what they like into the name. If this server confirms
   * no addresses, the full name is used.
   */
  public String of(Account account) {
    boolean trusted = account.emailVerified() || !settings.sendsLinks();
    return Greeting.of(trusted ? account.fullName() : null, account.username());
  }
}
