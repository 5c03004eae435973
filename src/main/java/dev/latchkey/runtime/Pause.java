package dev.latchkey.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits on the calling thread. {@code LockSupport.parkNanos} is no pause: it returns at once if
 * somebody has unparked the thread before, and threads of a server's pool are unparked often.
 */
public final class Pause {
  private Pause() {}

  /**
   * Waits this long; not at all if it is zero or negative. An interrupt ends the pause and is kept
   * for the caller.
   */
  public static void of(Duration length) {
    try {
      TimeUnit.NANOSECONDS.sleep(length.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
