package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Checks a session again under lock, just before a call changes something. Since the first check,
 * the session may have ended or the password may have been reset. Locks the account, then the
 * session. The locks are held until the caller's transaction ends.
 */
@ApplicationScoped
public class SessionRecheck {
  @Inject private Accounts accounts;
  @Inject private LiveSessions sessions;
  @Inject private Clock clock;

  /**
   * Locks the session and returns its account.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session is no longer alive
   */
  public Account locked(LiveSession asking) {
    return accounts
        .locked(asking.account().id())
        .filter(account -> sessions.isLive(asking.session().id(), account, clock.instant()))
        .orElseThrow(ProblemType.TOKEN_REFUSED::raise);
  }

  /**
   * As {@link #locked}, and also checks that the password has not changed since the call proved it.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session is no longer alive or the password has
   *     changed
   */
  public Account lockedWithSamePassword(LiveSession asking) {
    Account account = locked(asking);
    if (account.credentialsVersion() != asking.account().credentialsVersion()) {
      throw ProblemType.TOKEN_REFUSED.raise();
    }
    return account;
  }
}
