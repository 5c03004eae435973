package dev.latchkey;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;

/**
 * An in-memory database with the real schema, for unit tests of collections. It is empty for each
 * test. Unlike in a deployed WAR, a test can set the time.
 */
public final class TestDatabase implements AutoCloseable {
  private static final EntityManagerFactory FACTORY = migrated();

  private final EntityManager entities = FACTORY.createEntityManager();

  /** Begins a transaction that is never committed. All of them use one connection. */
  public TestDatabase() {
    entities.getTransaction().begin();
  }

  private static EntityManagerFactory migrated() {
    EmbeddedDataSource database = new EmbeddedDataSource();
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .placeholders(Map.of("by_code_point", ""))
        .load()
        .migrate();
    return Persistence.createEntityManagerFactory(
        "latchkey",
        Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource", "",
            "jakarta.persistence.nonJtaDataSource", new OneConnection(database)));
  }

  /** Gives a collection the entity manager that a container would inject. */
  public <T> T opened(T collection) {
    return Injected.into(collection, "entities", entities);
  }

  /** The entity manager that all collections share. */
  public EntityManager entities() {
    return entities;
  }

  /** The entity with this key. */
  public <T> T find(Class<T> type, Object key) {
    return entities.find(type, key);
  }

  /** Detaches all entities, like a new transaction in a container. */
  public void forgetEntities() {
    entities.flush();
    entities.clear();
  }

  /** Runs one SQL statement. */
  public void run(String sql) {
    entities.createNativeQuery(sql).executeUpdate();
  }

  /** Inserts a row. With parameters, because Derby compiles each new text for milliseconds. */
  public void insert(String table, String columns, Object... values) {
    String places = Stream.of(values).map(TestDatabase::place).collect(joining(", "));
    Query insert =
        entities.createNativeQuery(
            "insert into " + table + " (" + columns + ") values (" + places + ")");
    List<Object> known = Stream.of(values).filter(Objects::nonNull).toList();
    IntStream.range(0, known.size()).forEach(i -> insert.setParameter(i + 1, known.get(i)));
    insert.executeUpdate();
  }

  private static String place(Object value) {
    return value == null ? "null" : "?";
  }

  /** Adds an enabled account with this name and an invalid password hash. */
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

  /** Adds a session that expires at this time. */
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

  /** A time in its stored form. */
  public static long micros(Instant moment) {
    return moment.toEpochMilli() * 1000;
  }

  /** The number that a query returns. */
  public long number(String sql) {
    return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
  }

  /** The text that a query returns. */
  public String text(String sql) {
    return String.valueOf(entities.createNativeQuery(sql).getSingleResult());
  }

  @Override
  public void close() {
    entities.getTransaction().rollback();
    entities.close();
  }
}
