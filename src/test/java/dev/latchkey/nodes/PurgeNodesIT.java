package dev.latchkey.nodes;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server finds the rows of every feature that are to be purged. */
class PurgeNodesIT {
  /** Longer than the minute between two rounds. */
  private static final Duration PURGED = Duration.ofSeconds(150);

  /** One expired row of each kind, and a message that a node with a wrong clock has delayed. */
  private static final String EXPIRED =
      """
      insert into session (id, account_id, credentials_version, auth_time, amr, created_at,
          last_seen_at, expires_at)
        select 'expired', id, 0, 0, 'pwd', 0, 0, 0 from account;
      insert into session (id, account_id, credentials_version, auth_time, amr, created_at,
          last_seen_at, expires_at, ended_at)
        select 'ended', id, 0, 0, 'pwd', 0, 0, 9000000000000000, 0 from account;
      insert into ticket values ('old', 'reset', 0, 0, 'a', 0, 0, 0, 0, false, false);
      insert into attempt_counter values ('old', 1, 0, 0);
      insert into familiar_address values (-1, 1, '192.0.2.1', 0);
      insert into audit_event (id, occurred_at, action, outcome) values (-1, 0, 'LOGIN', 'success');
      insert into outbox (id, channel, kind, priority, recipient, created_at, due_at, attempts,
          parked_at)
        values (-1, 'mail', 'reset', 0, 'a@b.co', 0, 0, 1, 0);
      insert into outbox (id, channel, kind, priority, recipient, created_at, due_at, attempts)
        values (-2, 'none', 'reset', 0, 'a@b.co', 0, 9000000000000000, 1);
      update lease set free_at = 0 where name = 'purge';
      """;

  private static final String LEFT =
      """
      select (select count(*) from session where id in ('expired', 'ended'))
        + (select count(*) from ticket)
        + (select count(*) from attempt_counter where bucket = 'old')
        + (select count(*) from familiar_address where id = -1)
        + (select count(*) from audit_event where id = -1)
        + (select count(*) from outbox where id = -1)
        + (select count(*) from outbox where id = -2 and due_at = 9000000000000000)
      """;

  private static final Cluster CLUSTER = new Cluster(PurgeNodesIT.class);
  private static PostgresServer database;
  private static Node node;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    CLUSTER.relay();
    node = CLUSTER.onTheTestedServer("a").start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void expired_rows_of_every_feature_are_deleted_and_delayed_messages_are_due_again() {
    node.api().signUp("purged", "correct horse");
    database.execute(EXPIRED);
    database.await("a purge", PURGED, LEFT, 0);
  }
}
