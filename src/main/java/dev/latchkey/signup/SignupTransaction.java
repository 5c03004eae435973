package dev.latchkey.signup;

import dev.latchkey.account.Account;
import dev.latchkey.account.AccountView;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.verification.VerificationMail;
import dev.latchkey.verification.VerificationSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Stores a signup in one transaction. */
@Stateless
public class SignupTransaction {
  @Inject private Accounts accounts;
  @Inject private VerificationSettings settings;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Stores the account if its username and email are still free, and posts the link that confirms
   * the address.
   */
  public AccountView accept(Account account, Caller caller) {
    Account stored = accounts.add(account);
    if (settings.sendsLinks()) {
      outbox.post(VerificationMail.to(stored, caller, clock.instant()));
    }
    audit.success(AuditAction.SIGNUP, stored.id(), caller);
    return AccountView.of(stored);
  }
}
