package dev.latchkey.password;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;

/**
 * A fresh database in memory with the real schema, for a collection outside a server: time can be
 * set there, as it cannot in a deployed archive.
 */
final class TestDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;
  private final EntityManager entities;

  TestDatabase() {
    EmbeddedDataSource database = new EmbeddedDataSource();
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "latchkey",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", database));
    entities = factory.createEntityManager();
    entities.getTransaction().begin();
  }

  /** Gives a collection the entity manager that a container would inject. */
  <T> T opened(T collection) {
    try {
      Field field = collection.getClass().getDeclaredField("entities");
      field.setAccessible(true);
      field.set(collection, entities);
      return collection;
    } catch (ReflectiveOperationException renamed) {
      throw new AssertionError("a collection keeps its entity manager in 'entities'", renamed);
    }
  }

  /** Runs one statement of SQL. */
  void run(String sql) {
    entities.createNativeQuery(sql).executeUpdate();
  }

  @Override
  public void close() {
    entities.getTransaction().rollback();
    factory.close();
  }
}
