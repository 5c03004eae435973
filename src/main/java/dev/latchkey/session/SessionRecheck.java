package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Asks again, under the locks in which a call acts, for what the call has proven before: a session
 * may have ended meanwhile, and a password may have been reset. Locks the account, then the
 * session; they are held until the caller's transaction ends.
 */
@ApplicationScoped
public class SessionRecheck {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Clock clock;

  /**
   * The account of a session that is alive.
   *
   * @throws dev.latchkey.problem.Problem 401 if it is not
   */
  public Account locked(LiveSession asking) {
    return accounts
        .locked(asking.account().id())
        .filter(account -> sessions.isLive(asking.session().id(), account, clock.instant()))
        .orElseThrow(ProblemType.TOKEN_REFUSED::raise);
  }

  /**
   * The account of a session that is alive, whose password is the one that the call has proven.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session is not alive or the password is another
   */
  public Account lockedWithSamePassword(LiveSession asking) {
    Account account = locked(asking);
    if (account.credentialsVersion() != asking.account().credentialsVersion()) {
      throw ProblemType.TOKEN_REFUSED.raise();
    }
    return account;
  }
}
