package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.PostgresServer;
import dev.latchkey.nodes.Relay;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mail relay is down, slow, or refuses an address. Callers must not notice. */
class RelayFaultIT {
  private static final int MAILS = 8;
  private static final String OWED = "select count(*) from outbox where parked_at is null";
  // Leaves out messages that are being sent now: a claim lasts longer than any pause.
  private static final String POSTPONED_ARE_DUE =
      "update outbox set due_at = 0 where parked_at is null"
          + " and due_at < (extract(epoch from now()) + 330) * 1000000";
  private static final Cluster CLUSTER = new Cluster(RelayFaultIT.class);
  private static PostgresServer database;
  private static Relay relay;
  private static Api api;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    relay = CLUSTER.relay();
    api = CLUSTER.node("a").start().api();
    IntStream.range(0, MAILS)
        .forEach(i -> assertThat(api.signUp("relay_" + i, "correct horse").isOk()).isTrue());
    api.forgotPassword("nobody@example.com");
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @BeforeEach
  void nothing_is_owed_and_nothing_was_sent() {
    database.execute("delete from outbox");
    database.execute("delete from ticket");
    relay.forget();
  }

  @Test
  void a_relay_that_is_down_is_noticed_by_no_call_and_every_mail_arrives_once_it_is_up() {
    relay.down();
    Duration slowest = everybodyAsksForAMail();
    // In an hour of refusals each mail is tried 15 times. The test moves the due times instead.
    for (int i = 0; i < 5; i++) {
      int attempts = i + 1;
      database.await(
          "attempt " + attempts,
          Duration.ofSeconds(60),
          "select count(*) from outbox where attempts >= " + attempts + " and reason is not null",
          MAILS);
      database.execute(POSTPONED_ARE_DUE);
    }
    relay.up();
    arrives("SMTP down", slowest, Duration.ofSeconds(90));
  }

  // 30 s per reply: at least 90 s per mail, four mails at a time.
  @Test
  void a_relay_that_takes_30_seconds_over_an_answer_is_noticed_by_no_call_and_gets_every_mail() {
    relay.slow(Duration.ofSeconds(30));
    Duration slowest = everybodyAsksForAMail();
    database.await("the first mails", Duration.ofSeconds(150), OWED, MAILS - 4);
    relay.slow(Duration.ZERO);
    arrives("SMTP slow, 30 s an answer", slowest, Duration.ofSeconds(150));
  }

  @Test
  void a_mail_that_the_relay_refuses_for_good_is_parked_and_the_others_arrive() {
    relay.refuse("relay_3@example.com");
    everybodyAsksForAMail();
    database.await("the others", Duration.ofSeconds(60), OWED, 0);
    assertThat(relay.recipients())
        .hasSize(MAILS - 1)
        .doesNotHaveDuplicates()
        .doesNotContain("relay_3@example.com");
    assertThat(database.number("select count(*) from outbox where parked_at is not null"))
        .isEqualTo(1);
    Figures.note("SMTP refuses one address: %d others arrived, 1 parked", MAILS - 1);
  }

  private static Duration everybodyAsksForAMail() {
    Duration slowest = Duration.ZERO;
    for (int i = 0; i < MAILS; i++) {
      Answer answer = api.forgotPassword("relay_" + i + "@example.com");
      assertThat(answer.isOk()).isTrue();
      slowest = answer.took().compareTo(slowest) > 0 ? answer.took() : slowest;
    }
    assertThat(slowest).isLessThan(Duration.ofSeconds(2));
    return slowest;
  }

  private static void arrives(String fault, Duration slowest, Duration most) {
    database.await("every mail", most, OWED, 0);
    assertThat(relay.recipients()).hasSize(MAILS).doesNotHaveDuplicates();
    assertThat(database.number("select count(*) from outbox")).isZero();
    Figures.note(
        "%s: %d of %d mails arrived, none twice; slowest call %s",
        fault, MAILS, MAILS, Figures.seconds(slowest));
  }
}
