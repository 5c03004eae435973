package dev.latchkey.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns off EclipseLink's retries. If the database is away, EclipseLink retries a read three times,
 * five seconds apart, so a caller would hang instead of getting a 503 at once. No setting in {@code
 * persistence.xml} changes this, and Open Liberty does not show EclipseLink's classes to an
 * application, so this class uses reflection. Without EclipseLink it only logs a warning.
 */
@ApplicationScoped
public class QueryRetries {
  private static final Logger LOG = Logger.getLogger(QueryRetries.class.getName());

  @PersistenceUnit private EntityManagerFactory factory;

  /** Makes every query fail at once if the database is away. */
  public void turnOff() {
    try {
      // Open Liberty's factory does not support unwrap(). The metamodel is EclipseLink's on both
      // servers.
      Object project = get(factory.getMetamodel(), "getProject");
      Object login = get(project, "getLogin");
      login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
    } catch (ReflectiveOperationException | RuntimeException other) {
      LOG.log(
          Level.WARNING,
          "cannot turn off EclipseLink's retries: a read without a database takes 15 s to fail",
          other);
    }
  }

  private static Object get(Object from, String getter) throws ReflectiveOperationException {
    return from.getClass().getMethod(getter).invoke(from);
  }
}
