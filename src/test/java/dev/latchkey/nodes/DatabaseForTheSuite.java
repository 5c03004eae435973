package dev.latchkey.nodes;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * With {@code mvn -Ppostgresql verify}: starts a new PostgreSQL before the server under test, and
 * stops it after the last test.
 */
public class DatabaseForTheSuite implements LauncherSessionListener {
  private PostgresServer server;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if ("postgresql".equals(System.getProperty("latchkey.it.database"))) {
      Path folder = Path.of("target", "nodes", "suite-" + System.currentTimeMillis());
      server = PostgresServer.start(folder, Integer.getInteger("latchkey.it.database.port"));
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (server != null) {
      server.close();
    }
  }
}
