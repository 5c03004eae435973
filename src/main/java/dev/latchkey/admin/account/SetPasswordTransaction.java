package dev.latchkey.admin.account;

import dev.latchkey.account.Account;
import dev.latchkey.admin.target.Targets;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.newpassword.PasswordUpdate;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Stores a password that an operator has set, in one transaction. */
@Stateless
public class SetPasswordTransaction {
  @Inject private Targets targets;
  @Inject private Sessions sessions;
  @Inject private PasswordUpdate update;
  @Inject private Clock clock;

  /** Sets the password, if this caller may change the account. */
  public void accept(long id, PasswordHash hash, Caller caller) {
    Instant now = clock.instant();
    Account account = targets.locked(id, caller);
    account.changePassword(hash, now);
    sessions.endAll(id, SessionEnd.PASSWORD_RESET, now);
    update.settle(account, AuditAction.SET_PASSWORD, caller, now);
  }
}
