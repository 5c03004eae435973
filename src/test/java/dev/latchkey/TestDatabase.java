package dev.latchkey;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .placeholders(Map.of("by_code_point", ""))
        .load()
        .migrate();
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

  /** Inserts a row: a table, and the values of its columns in SQL, separated by commas. */
  public void insert(String table, String columns, Object... values) {
    Stream<String> literals = Stream.of(values).map(TestDatabase::literal);
    run(
        "insert into "
            + table
            + " ("
            + columns
            + ") values ("
            + literals.collect(joining(", "))
            + ")");
  }

  private static String literal(Object value) {
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  /** Adds an enabled account with this name; its password cannot be read. */
  public void account(long id, String name, int credentialsVersion) {
    insert(
        "account",
        "id, username, username_folded, email, email_folded, email_verified, password_hash,"
            + " credentials_version, enabled, roles, created_at, updated_at",
        id,
        name,
        name,
        name + "@b.co",
        name + "@b.co",
        false,
        "x",
        credentialsVersion,
        true,
        "",
        0,
        0);
  }

  /** Adds a session that lives until this moment. */
  public void session(String id, long accountId, int credentialsVersion, Instant expires) {
    insert(
        "session",
        "id, account_id, credentials_version, auth_time, amr, created_at, last_seen_at, expires_at",
        id,
        accountId,
        credentialsVersion,
        0,
        "pwd",
        0,
        0,
        micros(expires));
  }

  /** A moment as it is stored. */
  public static long micros(Instant moment) {
    return moment.toEpochMilli() * 1000;
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
