package dev.latchkey.payara;

import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.server.EndProcess;
import dev.latchkey.setting.ConfiguredSettings;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingRemark;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Refuses the start with one line if the database cannot be used. While it deploys, Payara connects
 * to the database before any bean of the application exists. If that fails, it writes stack traces
 * and keeps running without the application. EclipseLink calls this class just before. {@code
 * docs/payara/start.sh} names it in the property {@code eclipselink.session.customizer}.
 */
public class FirstConnection implements SessionCustomizer {
  private static final Logger LOG = Logger.getLogger(FirstConnection.class.getName());

  @Override
  public void customize(Session session) {
    SettingReader reader = new ConfiguredSettings().reader(ConfigProvider.getConfig());
    DatabaseSettings settings = new DatabaseSettings(reader);
    if (!reader.faults().isEmpty()) {
      refuse(reader.faults().stream().map(SettingRemark::line).toList(), EndProcess.CONFIG);
    }
    PoolLog log = PoolLog.open();
    try (Connection connection = connect(session)) {
      LOG.fine(() -> "the database answers: " + connection);
    } catch (SQLException | DatabaseException failed) {
      DatabaseFault fault = DatabaseFault.of(log.reason().orElse(failed), settings);
      refuse(List.of(fault.words()), fault.mayPass() ? EndProcess.TEMPFAIL : EndProcess.CONFIG);
    } finally {
      log.close();
    }
  }

  private static Connection connect(Session session) {
    return (Connection) session.getDatasourceLogin().connectToDatasource(null, session);
  }

  private static void refuse(List<String> faults, int status) {
    faults.forEach(fault -> LOG.severe(() -> "Latchkey does not start: " + fault));
    EndProcess.now(status);
  }
}
