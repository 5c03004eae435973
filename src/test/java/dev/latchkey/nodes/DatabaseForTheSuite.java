package dev.latchkey.nodes;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * With {@code mvn -Ppostgresql verify}: a fresh PostgreSQL that is up before the server under test
 * is started, and gone after the last test.
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
