package dev.latchkey.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.SharedTime;
import dev.latchkey.TestDatabase;
import dev.latchkey.database.Engine;
import dev.latchkey.runtime.ServerState;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxWorkerTest {
  private static final Duration ATTEMPT = Duration.ofSeconds(15);
  private static final int MANY = 200;
  private static final Duration GIVE_UP = Duration.ofDays(3);
  private static final String DEAD = "dead";
  private static final String HEALTHY = "healthy";

  private final Now now = new Now();
  private final TestDatabase database = new TestDatabase();
  private final Outbox outbox = database.opened(new Outbox());
  private final OutboxWorker worker = new OutboxWorker();
  private final List<String> attempts = new ArrayList<>();
  private final Set<String> silent = new HashSet<>(Set.of(DEAD));

  @BeforeEach
  void start() {
    SilentRecipients recipients = new SilentRecipients();
    Injected.into(outbox, "posted", proxy(Event.class, null));
    Injected.into(outbox, "silent", recipients);
    OutboxClaims claims = database.opened(new OutboxClaims());
    Injected.into(claims, "engine", Injected.into(new Engine(), "postgreSql", false));
    RetryPolicy retries = Injected.into(new RetryPolicy(), "clock", SharedTime.of(now));
    Injected.into(retries, "outbox", outbox);
    Injected.into(retries, "claims", claims);
    Injected.into(retries, "silent", recipients);
    ServerState state = new ServerState();
    state.ready();
    Injected.into(worker, "state", state);
    Injected.into(worker, "silent", recipients);
    Injected.into(worker, "outbox", outbox);
    Injected.into(worker, "claims", claims);
    Injected.into(worker, "retries", retries);
    Injected.into(worker, "clock", SharedTime.of(now));
    Injected.into(worker, "channels", proxy(Instance.class, new Hooks()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Injects nothing but this channel, and observes nothing. */
  private static Object proxy(Class<?> type, Channel channel) {
    return Proxy.newProxyInstance(
        OutboxWorkerTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getName().equals("stream") ? Stream.of(channel) : null);
  }

  private void post(String recipient) {
    outbox.post(OutboxMessage.announcement("hooks", "event", recipient, now.instant()));
  }

  private void work() {
    database.forgetEntities();
    worker.deliverSoon("hooks");
    database.forgetEntities();
  }

  private long waiting(String recipient) {
    return database.number("select count(*) from outbox where recipient = '" + recipient + "'");
  }

  @Test
  void a_recipient_that_never_answers_does_not_hold_up_the_others() {
    for (int i = 0; i < 60; i++) {
      post(DEAD);
      post(HEALTHY);
      now.pass(Duration.ofSeconds(2));
      work();
      assertThat(waiting(HEALTHY)).isZero();
    }
    assertThat(attempts).filteredOn(DEAD::equals).hasSizeBetween(3, 6);
    assertThat(waiting(DEAD)).isEqualTo(60);
  }

  @Test
  void what_has_waited_is_sent_once_the_recipient_answers() {
    for (int i = 0; i < 5; i++) {
      post(DEAD);
    }
    work();
    assertThat(attempts).hasSize(1);
    silent.clear();
    now.pass(RetryPolicy.pause(1));
    work();
    now.pass(RetryPolicy.pause(1));
    work();
    assertThat(waiting(DEAD)).isZero();
    assertThat(attempts).hasSize(6);
  }

  @Test
  void waiting_without_an_attempt_does_not_count_as_one() {
    post(DEAD);
    post(DEAD);
    work();
    assertThat(database.number("select sum(attempts) from outbox")).isEqualTo(1);
  }

  @Test
  void an_operator_may_try_at_once() {
    post(DEAD);
    post(DEAD);
    work();
    long last = database.number("select max(id) from outbox");
    outbox.retry("hooks", last, now.instant());
    work();
    assertThat(attempts).hasSize(2);
  }

  @Test
  void what_has_waited_for_three_days_is_parked() {
    post(DEAD);
    post(DEAD);
    work();
    for (int i = 0; i < 8; i++) {
      now.pass(RetryPolicy.LONGEST);
      work();
    }
    now.pass(GIVE_UP);
    post(DEAD);
    work();
    assertThat(outbox.countParked("hooks")).isEqualTo(2);
    assertThat(outbox.countWaiting("hooks")).isEqualTo(1);
  }

  private final class Hooks implements Channel {
    @Override
    public String name() {
      return "hooks";
    }

    @Override
    public Duration giveUpAfter() {
      return GIVE_UP;
    }

    @Override
    public void deliver(OutboxMessage message) {
      attempts.add(message.recipient());
      assertThat(attempts).as("attempts, which may be endless").hasSizeLessThan(MANY);
      if (silent.contains(message.recipient())) {
        now.pass(ATTEMPT);
        throw DeliveryFailure.unanswered("no answer");
      }
    }

    @Override
    public String destination(OutboxMessage message) {
      return message.recipient();
    }
  }
}
