package dev.latchkey;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;

/**
 * A fresh database in memory with the real schema, for a collection outside a server: time can be
 * set there, as it cannot in a deployed archive.
 */
public final class TestDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;
  private final EntityManager entities;

  /** Opens it, empty, in a transaction that is never committed. */
  public TestDatabase() {
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
                "jakarta.persistence.nonJtaDataSource", new OneConnection(database)));
    entities = factory.createEntityManager();
    entities.getTransaction().begin();
  }

  /** Gives a collection the entity manager that a container would inject. */
  public <T> T opened(T collection) {
    return Injected.into(collection, "entities", entities);
  }

  /** The row of this key, as an entity. */
  public <T> T find(Class<T> type, Object key) {
    return entities.find(type, key);
  }

  /** Forgets the entities that were read, as the next transaction of a container would. */
  public void forgetEntities() {
    entities.flush();
    entities.clear();
  }

  /** Runs one statement of SQL. */
  public void run(String sql) {
    entities.createNativeQuery(sql).executeUpdate();
  }

  /** The one number that a query answers. */
  public long number(String sql) {
    return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
  }

  @Override
  public void close() {
    entities.getTransaction().rollback();
    factory.close();
  }
}
