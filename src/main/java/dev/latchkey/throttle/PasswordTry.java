package dev.latchkey.throttle;

import dev.latchkey.caller.Caller;
import java.util.List;

/**
 * One attempt to prove a password. It was counted before the password is checked. It must be
 * closed: an attempt without a result, for example because the server was busy, is taken back.
 */
public final class PasswordTry implements AutoCloseable {
  private final RateLimiter limiter;
  private final Bucket counted;
  private final boolean last;
  private final Long accountId;
  private final Caller caller;
  private boolean settled;

  PasswordTry(RateLimiter limiter, Bucket counted, boolean last, Long accountId, Caller caller) {
    this.limiter = limiter;
    this.counted = counted;
    this.last = last;
    this.accountId = accountId;
    this.caller = caller;
  }

  /** The password was wrong: the attempt stays counted. */
  public void failed() {
    failed(false);
  }

  /**
   * The password was wrong, and was counted in other buckets too.
   *
   * @param limitReached whether it reached the limit of one of them. If any limit was reached, the
   *     audit trail gets one row.
   */
  public void failed(boolean limitReached) {
    settled = true;
    limiter.noteIf(last || limitReached, accountId, caller);
  }

  /** The password was right: earlier failures no longer count. */
  public void succeeded() {
    succeeded(List.of(counted));
  }

  /** The password was right: earlier failures in these buckets no longer count. */
  public void succeeded(List<Bucket> cleared) {
    settled = true;
    limiter.clear(cleared);
  }

  @Override
  public void close() {
    if (!settled && counted != null) {
      limiter.giveBack(counted);
    }
  }
}
