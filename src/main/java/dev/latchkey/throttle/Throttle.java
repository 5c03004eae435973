package dev.latchkey.throttle;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The rate limits of all calls except the login. All nodes share them. */
@ApplicationScoped
public class Throttle {
  private static final Limit ASKED_TO_VERIFY = new Limit(3, Limit.LONGEST_WINDOW, Duration.ZERO);

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

  /** Counts one attempt to use a link that confirms an address; throws as {@link #signup}. */
  public void link(Caller caller) {
    byAddress("link", settings.reset(), caller);
  }

  /** Counts one request for a link that confirms an address; throws as {@link #signup}. */
  public void resend(Caller caller) {
    byAddress("resend", settings.forgot(), caller);
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
    return new Bucket("change:" + digest(account), settings.change());
  }

  /**
   * Counts one request for another address, in the caller's transaction, which has locked the
   * account. Counted per account and per address, as many times as changes of the password.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, if there were too many
   */
  public void changeEmail(Account account, Caller caller) {
    for (Bucket bucket : addressChanges(account)) {
      limiter.spendWithin(bucket, account.id(), caller);
    }
  }

  /** Refuses what {@link #changeEmail} would refuse, before the password is hashed. */
  public void checkChangeEmail(Account account, Caller caller) {
    addressChanges(account).forEach(bucket -> limiter.check(bucket, account.id(), caller));
  }

  private List<Bucket> addressChanges(Account account) {
    return List.of(
        new Bucket("change-email:" + account.id(), settings.change()),
        new Bucket("change-email:" + digest(account), settings.change()));
  }

  /** Whether a login may send the link to confirm the address once more: three times per hour. */
  public boolean mayAskToVerify(Account account) {
    Bucket bucket = new Bucket("ask-to-verify:" + digest(account), ASKED_TO_VERIFY);
    return limiter.take(bucket, limiter.counts(List.of(bucket))).letThrough();
  }

  private static String digest(Account account) {
    return new EmailAddress(account.email()).digest();
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
