package dev.latchkey.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process after a refused start, so that systemd, a container platform or a shell notices.
 * Neither Open Liberty nor Payara Micro has a setting or an API for this: if an application does
 * not start, an empty server keeps running. Because a server may host other applications, the
 * process ends only if the server's configuration asks for it. Latchkey's {@code server.xml} and
 * {@code start.sh} do.
 *
 * <p>The exit codes come from {@code sysexits.h}.
 */
@ApplicationScoped
public class EndProcess {
  /** A setting is wrong. A restart will not help. */
  public static final int CONFIG = 78;

  /** Something is not available now. A restart may help. */
  public static final int TEMPFAIL = 75;

  private static final long LONGEST_STOP_SECONDS = 20;

  @Inject private ServerSettings settings;

  /** Whether the process ends if the start is refused. */
  public boolean isWanted() {
    return settings.exitWhenRefused();
  }

  /**
   * Ends the process in the background, if the configuration asks for it. The server's shutdown
   * waits for the caller, so this method must return.
   */
  public void soon(int status) {
    if (isWanted()) {
      thread("latchkey-exit", () -> now(status));
    }
  }

  /** Ends the process. The caller waits, so nothing that it would do next happens. */
  public static void now(int status) {
    thread("latchkey-halt", () -> halt(status));
    System.exit(status);
  }

  // A server that cannot shut down during its own start must still end.
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
