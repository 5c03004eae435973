package dev.latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The data source for migrations. Migrations need their own database session, for locks and
 * timeouts, and a pooler in transaction mode does not offer that. With {@code
 * DB_POOLER=transaction} they bypass the pooler and connect to {@code DB_MIGRATION_URL}.
 */
@ApplicationScoped
public class MigrationDatabase {
  private static final String DIRECT = "jdbc/latchkey-migration";
  @Inject private DatabaseSettings settings;

  /** The given data source, or the direct one if the given one goes through a pooler. */
  // The name is a constant. If it were injected, it would have to exist on servers without a pooler
  // too.
  @SuppressWarnings("BanJNDI")
  DataSource or(DataSource pooled) {
    if (!settings.pooled()) {
      return pooled;
    }
    try {
      return InitialContext.doLookup(DIRECT);
    } catch (NamingException missing) {
      throw new IllegalStateException(
          "DB_POOLER=transaction needs the server's data source " + DIRECT, missing);
    }
  }
}
