package dev.latchkey.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The database as migrations see it. They need a session of their own, for locks and timeouts,
 * which a pooler in transaction mode does not give: {@code DB_POOLER=transaction} sends them past
 * it, to {@code DB_MIGRATION_URL}.
 */
@ApplicationScoped
public class MigrationDatabase {
  private static final String TRANSACTION = "transaction";
  private static final Set<String> POOLERS = Set.of("none", TRANSACTION);
  private static final String DIRECT = "jdbc/latchkey-migration";
  private static final String URL_START = "jdbc:postgresql://";

  @Inject
  @ConfigProperty(name = "DB_POOLER")
  private String pooler;

  @Inject
  @ConfigProperty(name = "DB_MIGRATION_URL")
  private Optional<String> url;

  /** This one, or what is reached without the pooler in front of it. */
  // The name is a constant. Injected, it would have to exist on servers without a pooler, too.
  @SuppressWarnings("BanJNDI")
  DataSource or(DataSource pooled) {
    if (!TRANSACTION.equals(pooler)) {
      return pooled;
    }
    try {
      return InitialContext.doLookup(DIRECT);
    } catch (NamingException missing) {
      throw new IllegalStateException(
          "DB_POOLER=transaction needs the server's data source " + DIRECT, missing);
    }
  }

  /** One line for each setting that cannot be used. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!POOLERS.contains(pooler)) {
      faults.add("DB_POOLER must be none or transaction, not " + pooler);
    }
    if (TRANSACTION.equals(pooler) && !url.filter(text -> text.startsWith(URL_START)).isPresent()) {
      faults.add(
          "DB_MIGRATION_URL must be set with DB_POOLER=transaction, to PostgreSQL itself and not"
              + " the pooler: jdbc:postgresql://db.example.com:5432/latchkey");
    }
    return faults;
  }
}
