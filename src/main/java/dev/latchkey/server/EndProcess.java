package dev.latchkey.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process after a refused start, so that systemd, a container platform and a shell see it.
 * Neither Open Liberty nor Payara Micro has a setting or an API for that: an application that does
 * not start leaves an empty server behind. A server may have other applications, so this happens
 * only if its own configuration says so: {@code server.xml} and {@code start.sh} of Latchkey do.
 *
 * <p>The statuses are those of {@code sysexits.h}.
 */
@ApplicationScoped
public class EndProcess {
  /** A setting is wrong, and will be at the next try. */
  public static final int CONFIG = 78;

  /** Something was not there that may be there at the next try. */
  public static final int TEMPFAIL = 75;

  private static final long LONGEST_STOP_SECONDS = 20;

  @Inject private ServerSettings settings;

  /** Whether this process ends when the start is refused. */
  public boolean isWanted() {
    return settings.exitWhenRefused();
  }

  /** Ends the process soon, if that is wanted. The caller goes on: the server waits for it. */
  public void soon(int status) {
    if (isWanted()) {
      thread("latchkey-exit", () -> System.exit(status));
      thread("latchkey-halt", () -> halt(status));
    }
  }

  // A server that cannot stop in the middle of its start must not stay for ever.
  private static void halt(int status) {
    try {
      TimeUnit.SECONDS.sleep(LONGEST_STOP_SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(status);
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
