package dev.latchkey.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.PostgresServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every call among all the others on a PostgreSQL whose transactions are serializable. It rolls
 * back far more often than with the shipped settings. A call is tried three times and then gets a
 * 503 (decision 19).
 */
class SerializableNodesIT {
  /** Notes the level of every transaction that writes to the audit trail. */
  private static final String WATCH =
      """
      create schema watch;
      create table watch.levels (level text);
      create function watch.note() returns trigger language plpgsql as $$
        begin
          insert into watch.levels values (current_setting('transaction_isolation'));
          return new;
        end $$;
      create trigger note before insert on audit_event
        for each row execute function watch.note();
      """;

  private static final String SERIALIZABLE =
      "<server><dataSource id='latchkey' isolationLevel='TRANSACTION_SERIALIZABLE'/></server>";

  private static final Cluster CLUSTER = new Cluster(SerializableNodesIT.class);
  private static PostgresServer database;
  private static Api api;

  private final Judge judge = Judge.whoAllowsOutages();

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    database.execute("alter database latchkey set default_transaction_isolation = 'serializable'");
    api = CLUSTER.node("pairs").withConfiguration(SERIALIZABLE).start().api();
    database.execute(WATCH);
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void calls_on_one_account_are_served_or_told_to_come_again() {
    for (Call often : Call.values()) {
      Person person = new Person(api, judge);
      Crowd crowd = new Crowd(judge).with(2, person, often);
      Stream.of(Call.values()).forEach(other -> crowd.with(1, person, other));
      crowd.run();
    }
    assertThat(judge.faults()).isEmpty();
    String levels = "select count(*) from watch.levels where level ";
    assertThat(database.number(levels + "= 'serializable'")).isPositive();
    assertThat(database.number(levels + "<> 'serializable'")).isZero();
  }
}
