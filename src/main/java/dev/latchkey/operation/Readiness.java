package dev.latchkey.operation;

import dev.latchkey.secret.HashingLanes;
import dev.latchkey.secret.PasswordHasher;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.token.KeyRotation;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether this node should be sent requests: the database answers, keys sign, no drain was asked.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
  private static final int PATIENCE_SECONDS = 1;

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private KeyRotation keys;
  @Inject private PasswordHasher hasher;
  @Inject private HashingLanes lanes;
  @Inject private Drain drain;
  @Inject private SettingReader settings;

  @Override
  public HealthCheckResponse call() {
    boolean reachable = isReachable();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("latchkey")
            .withData("database", reachable ? "up" : "down")
            .withData("keys", keys.isOpen() ? "up" : "down")
            .withData("hashing", hasher.engineName())
            .withData("hashing_lanes", lanes.count())
            .withData("draining", drain.isAsked());
    settings.warnings().forEach(warning -> response.withData(warning.name(), warning.text()));
    return response.status(reachable && keys.isOpen() && !drain.isAsked()).build();
  }

  private boolean isReachable() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
