package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HeldRefusalsTest {

  private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
  private final HeldRefusals refusals = new HeldRefusals(threads);
  private final CountDownLatch sent = new CountDownLatch(1);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void a_refusal_is_sent_after_about_a_second_and_not_on_the_thread_that_asked() throws Exception {
    long asked = System.nanoTime();
    refusals.send(sent::countDown);
    assertThat(sent.getCount()).isEqualTo(1);
    assertThat(refusals.held()).isEqualTo(1);
    sent.await();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(700));
    assertThat(refusals.held()).isZero();
  }

  @Test
  void no_more_than_a_thousand_are_held_and_the_next_is_sent_at_once() {
    AtomicInteger early = new AtomicInteger();
    CountDownLatch blocked = new CountDownLatch(1);
    threads.execute(() -> await(blocked));
    for (int i = 0; i < 1_000; i++) {
      refusals.send(early::incrementAndGet);
    }
    assertThat(early).hasValue(0);
    assertThat(refusals.held()).isEqualTo(1_000);
    refusals.send(sent::countDown);
    assertThat(sent.getCount()).isZero();
    blocked.countDown();
  }

  @Test
  void when_the_server_stops_a_refusal_is_sent_at_once() throws Exception {
    threads.shutdown();
    refusals.send(sent::countDown);
    assertThat(sent.await(0, TimeUnit.SECONDS)).isTrue();
    assertThat(refusals.held()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
