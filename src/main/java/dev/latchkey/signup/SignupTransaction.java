package dev.latchkey.signup;

import dev.latchkey.account.Account;
import dev.latchkey.account.AccountView;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Stores a signup in one transaction. */
@Stateless
public class SignupTransaction {
  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;

  /** Stores the account if its username and email are still free. */
  public AccountView accept(Account account, Caller caller) {
    Account stored = accounts.add(account);
    audit.success(AuditAction.SIGNUP, stored.id(), caller);
    return AccountView.of(stored);
  }
}
