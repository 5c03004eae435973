package dev.latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The database as migrations see it. They need a session of their own, for locks and timeouts,
 * which a pooler in transaction mode does not give: {@code DB_POOLER=transaction} sends them past
 * it, to {@code DB_MIGRATION_URL}.
 */
@ApplicationScoped
public class MigrationDatabase {
  private static final String DIRECT = "jdbc/latchkey-migration";
  @Inject private DatabaseSettings settings;

  /** This one, or what is reached without the pooler in front of it. */
  // The name is a constant. Injected, it would have to exist on servers without a pooler, too.
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
