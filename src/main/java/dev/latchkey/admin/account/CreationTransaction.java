package dev.latchkey.admin.account;

import dev.latchkey.account.AccessChanges;
import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.reset.InviteMail;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Stores an account that an operator creates, in one transaction. */
@Stateless
public class CreationTransaction {
  @Inject private Accounts accounts;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Stores it if its username and email are still free. */
  public long accept(NewAccount wanted, PasswordHash hash, Caller caller) {
    Instant now = clock.instant();
    Account account = new Account(wanted.username(), wanted.email(), hash, null, now);
    account.apply(wanted.profile(), now);
    String given =
        account
            .apply(new AccessChanges(wanted.roles(), Set.of(), Set.of(), wanted.enabled()), now)
            .words();
    accounts.add(account);
    if (wanted.invite()) {
      outbox.post(InviteMail.to(account, now));
    }
    audit.success(AuditAction.CREATE_ACCOUNT, account.id(), caller, AuditSubject.detail(given));
    return account.id();
  }
}
