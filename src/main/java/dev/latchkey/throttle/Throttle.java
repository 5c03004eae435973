package dev.latchkey.throttle;

import dev.latchkey.account.Account;
import dev.latchkey.account.EmailAddress;
import dev.latchkey.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The limits of everything but the login, on every node alike. */
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

  /** Counts one request of a reset from the caller's address; throws as {@link #signup}. */
  public void forgot(Caller caller) {
    byAddress("forgot", settings.forgot(), caller);
  }

  /** Counts one try of a reset token from the caller's address; throws as {@link #signup}. */
  public void reset(Caller caller) {
    byAddress("reset", settings.reset(), caller);
  }

  /**
   * Counts one wrong token of an operator from the caller's address, apart from failed logins;
   * throws as {@link #signup}.
   */
  public void wrongOperator(Caller caller) {
    byAddress("operator", settings.login(), caller);
  }

  private void byAddress(String what, Limit limit, Caller caller) {
    limiter.spend(Bucket.byAddress(what, limit, caller.ip()), null, caller);
  }

  /**
   * Counts one change of a password, in the caller's transaction, which has locked the account. By
   * mail address and not by account: somebody who erases the account and signs up again must not
   * get another five notices sent to an address that may be a stranger's.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, if there were too many
   */
  public void change(Account account, Caller caller) {
    limiter.spendWithin(changes(account), account.id(), caller);
  }

  /**
   * Refuses a change that {@link #change} would refuse, before anything is hashed for it. Counts
   * nothing.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait
   */
  public void mayChange(Account account, Caller caller) {
    limiter.check(changes(account), account.id(), caller);
  }

  private Bucket changes(Account account) {
    String key = "change:" + new EmailAddress(account.email()).digest();
    return new Bucket(key, settings.change());
  }

  /**
   * Lets somebody who is logged in prove the password once more; a stolen token must not become a
   * way to guess it. The try is counted before the password is checked.
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
    return new PasswordTry(limiter, bucket, taken.isLast(), accountId, caller);
  }
}
