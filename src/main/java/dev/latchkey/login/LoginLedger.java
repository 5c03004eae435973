package dev.latchkey.login;

import dev.latchkey.account.Account;
import dev.latchkey.account.AccountView;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.PasswordHash;
import dev.latchkey.secret.RandomTokens;
import dev.latchkey.session.Session;
import dev.latchkey.session.Sessions;
import dev.latchkey.token.TokenIssuer;
import dev.latchkey.token.TokenSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Writes the outcome of a login down, each in one transaction. */
@Stateless
public class LoginLedger {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private TokenIssuer issuer;
  @Inject private TokenSettings settings;
  @Inject private RandomTokens random;
  @Inject private Clock clock;

  /**
   * Opens the session. If the password has been changed since the account was read, the session is
   * of an older number than the account and was never alive.
   */
  public LoggedIn accept(Account account, Optional<PasswordHash> renewed, Caller caller) {
    Instant now = clock.instant();
    renewed.ifPresent(hash -> accounts.rehash(account, hash));
    Session session = new Session(random.sessionId(), account, caller, now, settings.lifetime());
    sessions.open(session);
    audit.success(AuditAction.LOGIN, account.id(), caller);
    return new LoggedIn(issuer.issue(account, session.id(), now), AccountView.of(account));
  }

  /** Records the refusal; it is committed before it is raised. */
  public void refuse(Optional<Long> accountId, Caller caller) {
    audit.refusal(AuditAction.LOGIN, accountId.orElse(null), caller);
  }
}
