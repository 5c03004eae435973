package dev.latchkey.throttle;

import dev.latchkey.caller.Caller;
import java.util.List;

/**
 * One try at the password of an account that is logged in, counted before the password is checked.
 * Close it: a try that had no outcome, because this server was busy, is given back.
 */
public final class PasswordTry implements AutoCloseable {
  private final RateLimiter limiter;
  private final Bucket bucket;
  private final boolean last;
  private final long accountId;
  private final Caller caller;
  private boolean settled;

  PasswordTry(RateLimiter limiter, Bucket bucket, boolean last, long accountId, Caller caller) {
    this.limiter = limiter;
    this.bucket = bucket;
    this.last = last;
    this.accountId = accountId;
    this.caller = caller;
  }

  /** The password was wrong: what was counted stays. */
  public void failed() {
    settled = true;
    limiter.noteIf(last, accountId, caller);
  }

  /** The password was right: the failures before it are forgotten. */
  public void succeeded() {
    settled = true;
    limiter.clear(List.of(bucket));
  }

  @Override
  public void close() {
    if (!settled) {
      limiter.giveBack(bucket);
    }
  }
}
