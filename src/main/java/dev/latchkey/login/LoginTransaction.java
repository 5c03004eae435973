package dev.latchkey.login;

import dev.latchkey.account.Account;
import dev.latchkey.account.AccountView;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.revocation.StatusIndices;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.session.Session;
import dev.latchkey.session.Sessions;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.token.Authentication;
import dev.latchkey.token.TokenIssuer;
import dev.latchkey.verification.VerificationMail;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Stores the outcome of a login, each in one transaction. */
@Stateless
public class LoginTransaction {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Outbox outbox;
  @Inject private Throttle throttle;
  @Inject private StatusIndices indices;
  @Inject private TokenIssuer issuer;
  @Inject private TokenSettings settings;
  @Inject private RandomTokens random;
  @Inject private Clock clock;

  /**
   * Opens the session.
   *
   * @throws dev.latchkey.problem.Problem 401 if the account has changed since the check: erased,
   *     disabled, or with another password
   */
  public LoggedIn accept(
      Account proven, Optional<PasswordHash> renewed, SessionKind kind, Caller caller) {
    Instant now = clock.instant();
    Account account = locked(proven);
    account.loggedIn(proven, renewed);
    Authentication proof = Authentication.byPassword(now);
    Session session =
        new Session(random.sessionId(), account, proof, caller, now, settings.lifetime());
    sessions.open(session);
    audit.success(AuditAction.LOGIN, account.id(), caller);
    String credential =
        kind == SessionKind.BROWSER
            ? secretOf(session)
            : issuer.issue(account, session.id(), proof, indices.assign(session), now);
    return new LoggedIn(credential, AccountView.of(account));
  }

  private Account locked(Account proven) {
    return accounts
        .locked(proven.id())
        .filter(account -> account.isUnchangedSince(proven))
        .orElseThrow(ProblemType.CREDENTIALS_REFUSED::raise);
  }

  private String secretOf(Session session) {
    String secret = random.sessionSecret();
    session.keepInBrowser(Digest.sha256(secret));
    return secret;
  }

  /**
   * Sends the link to confirm the address again, at most three times per hour. The refusal is
   * recorded, and committed before an exception is thrown.
   */
  public void askToVerify(Account proven, Caller caller) {
    // The message names the account, which may be erased at the same time.
    Account account = locked(proven);
    audit.refusal(AuditAction.LOGIN, account.id(), caller);
    if (throttle.mayAskToVerify(account)) {
      outbox.post(VerificationMail.to(account, caller, clock.instant()));
    }
  }
}
