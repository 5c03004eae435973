package dev.latchkey.erasure;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Erases an account and everything that belongs to it, in the caller's transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AccountErasure {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Outbox outbox;
  @Inject private FamiliarAddresses addresses;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Erases the account, which the caller has locked. */
  public void of(Account account, Caller caller) {
    sessions.forget(account.id(), clock.instant());
    outbox.forget(account.id());
    addresses.forget(account.id());
    accounts.remove(account.id());
    audit.success(AuditAction.DELETE_ACCOUNT, account.id(), caller);
    audit.forgetAddresses(account.id());
  }
}
