package dev.latchkey.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * EclipseLink, which both servers bring, tries a read that finds no database three times again,
 * five seconds apart: a caller would hang for as long instead of being told 503 at once. No setting
 * in {@code persistence.xml} says otherwise, and its classes are not an application's to compile
 * against, so its login is reached by reflection. Without EclipseLink nothing is done.
 */
@ApplicationScoped
public class QueryRetries {
  private static final Logger LOG = Logger.getLogger(QueryRetries.class.getName());

  @PersistenceUnit private EntityManagerFactory factory;

  /** Makes every query fail at once where the database is away. */
  public void turnOff() {
    try {
      // Open Liberty's factory unwraps nothing; the metamodel is EclipseLink's own on both servers.
      Object project = get(factory.getMetamodel(), "getProject");
      Object login = get(project, "getLogin");
      login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
    } catch (ReflectiveOperationException | RuntimeException other) {
      LOG.log(Level.WARNING, "reads are retried for 15 s while the database is away", other);
    }
  }

  private static Object get(Object from, String getter) throws ReflectiveOperationException {
    return from.getClass().getMethod(getter).invoke(from);
  }
}
