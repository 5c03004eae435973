package dev.latchkey.throttle;

import dev.latchkey.caller.Caller;
import java.util.List;

/**
 * One attempt of a logged-in user to confirm the password. It was counted before the password is
 * checked. It must be closed: an attempt without a result, for example because the server was busy,
 * is taken back.
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

  /** The password was wrong: the attempt stays counted. */
  public void failed() {
    settled = true;
    limiter.noteIf(last, accountId, caller);
  }

  /** The password was right: earlier failures no longer count. */
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
