package dev.latchkey.throttle;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The rate limits of all calls except the login. All nodes share them. */
@ApplicationScoped
public class Throttle {
  @Inject private RateLimiter limiter;
  @Inject private ThrottleSettings settings;

  /**
   * Counts one signup from the caller's address.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, if there were too many
   */
  public void signup(Caller caller) {
    byAddress("signup", settings.signup(), caller);
  }

  /**
   * Counts one request for a password reset from the caller's address; throws as {@link #signup}.
   */
  public void forgot(Caller caller) {
    byAddress("forgot", settings.forgot(), caller);
  }

  /**
   * Counts one attempt to use a reset token from the caller's address; throws as {@link #signup}.
   */
  public void reset(Caller caller) {
    byAddress("reset", settings.reset(), caller);
  }

  /**
   * Counts one wrong operator token from the caller's address, separately from failed logins;
   * throws as {@link #signup}.
   */
  public void wrongOperator(Caller caller) {
    byAddress("operator", settings.login(), caller);
  }

  private void byAddress(String what, Limit limit, Caller caller) {
    limiter.spend(Bucket.byAddress(what, limit, caller.ip()), null, caller);
  }

  /**
   * Counts one change of the password, in the caller's transaction, which has locked the account.
   * Changes are counted per mail address, not per account. Otherwise someone could delete the
   * account, sign up again, and so send more notices to an address that may belong to someone else.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, if there were too many
   */
  public void change(Account account, Caller caller) {
    limiter.spendWithin(changes(account), account.id(), caller);
  }

  /**
   * Refuses a change that {@link #change} would refuse, before the new password is hashed. Counts
   * nothing.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait
   */
  public void checkChange(Account account, Caller caller) {
    limiter.check(changes(account), account.id(), caller);
  }

  private Bucket changes(Account account) {
    String key = "change:" + new EmailAddress(account.email()).digest();
    return new Bucket(key, settings.change());
  }

  /**
   * Lets a logged-in user confirm the password. The limit stops a thief of the token from guessing
   * the password. The attempt is counted before the password is checked.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait
   */
  public PasswordTry proof(long accountId, Caller caller) {
    Bucket bucket = new Bucket("proof:" + accountId, settings.account());
    Map<String, Count> counts = limiter.counts(List.of(bucket));
    Taken taken = limiter.take(bucket, counts);
    if (!taken.letThrough()) {
      throw limiter.refusal(taken.pause(), accountId, caller);
    }
    return limiter.attempt(bucket, taken.isLast(), accountId, caller);
  }
}
