package dev.latchkey.payara;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What Payara's connection pool logs while this is open. The pool does not pass on the exception of
 * the driver; it only logs it, with its stack trace. Here it is kept, and not written.
 */
final class PoolLog extends Handler {
  private static final Logger POOL = Logger.getLogger("javax.enterprise.resource.resourceadapter");

  private volatile Throwable reason;

  private PoolLog() {}

  static PoolLog open() {
    PoolLog log = new PoolLog();
    POOL.addHandler(log);
    POOL.setUseParentHandlers(false);
    return log;
  }

  /** The first exception that the pool has logged. */
  Optional<Throwable> reason() {
    return Optional.ofNullable(reason);
  }

  @Override
  public void publish(LogRecord entry) {
    if (reason == null) {
      reason = entry.getThrown();
    }
  }

  @Override
  public void flush() {
    // Nothing is written.
  }

  @Override
  public void close() {
    POOL.setUseParentHandlers(true);
    POOL.removeHandler(this);
  }
}
