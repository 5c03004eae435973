package dev.latchkey.health;

import dev.latchkey.credential.HashThreads;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.setting.SettingReader;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether this node should get requests: it has started, the database answers, the signing keys can
 * be used, and the node is not draining. If not, the data says in words what is wrong.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {
  private static final int PATIENCE_SECONDS = 1;

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private ServerState state;
  @Inject private DatabaseSettings databaseSettings;
  @Inject private SettingReader settings;
  @Inject private KeyRotation keys;
  @Inject private PasswordHasher hasher;
  @Inject private HashThreads lanes;
  @Inject private Drain drain;
  @Inject private ClockWatch clocks;
  @Inject private WriteCheck writes;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("latchkey")
            .withData("state", state.words())
            .withData("keys", upOrDown(keys.isOpen()));
    settings.warnings().forEach(risk -> response.withData(risk.name(), risk.text()));
    // Before that, the start-up itself checks the database, and "state" above says what it has
    // found.
    return state.isReady() ? started(response) : response.down().build();
  }

  private HealthCheckResponse started(HealthCheckResponseBuilder response) {
    Optional<String> readOnly = writes.refusal();
    Optional<String> away = readOnly.isPresent() ? Optional.empty() : databaseFault();
    Optional<String> fault = readOnly.or(() -> away);
    fault.ifPresent(words -> response.withData("reason", words));
    clocks.warning().ifPresent(words -> response.withData("clock", words));
    return response
        .withData("database", readOnly.isPresent() ? "read-only" : upOrDown(away.isEmpty()))
        .withData("hashing", hasher.engineName())
        .withData("hashing_lanes", lanes.count())
        .withData("draining", drain.isAsked())
        .status(fault.isEmpty() && keys.isOpen() && !drain.isAsked())
        .build();
  }

  private static String upOrDown(boolean up) {
    return up ? "up" : "down";
  }

  private Optional<String> databaseFault() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS)
          ? Optional.empty()
          : Optional.of("the database does not answer within a second");
    } catch (SQLException away) {
      return Optional.of(DatabaseFault.of(away, databaseSettings).words());
    }
  }
}
