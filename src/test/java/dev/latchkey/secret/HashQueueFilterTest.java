package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.runtime.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashQueueFilterTest {
  private static final Duration MOST = Duration.ofSeconds(2);

  private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
  private final HashingLanes lanes =
      new HashingLanes(
          SecretSettingsTest.settings("m=64,t=1,p=1", Optional.empty(), 1, MOST),
          Argon2Test.only(new BouncyCastleArgon2()),
          threads);
  private final HashQueueFilter filter =
      Injected.into(
          Injected.into(new HashQueueFilter(), "lanes", lanes),
          "refusals",
          new HeldRefusals(threads));
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    lanes.close();
    threads.shutdownNow();
  }

  @Test
  void a_call_passes_while_the_wait_is_short() throws Exception {
    assertThat(post().status()).isEqualTo(204);
  }

  @Test
  void a_call_that_would_wait_too_long_is_refused_later_and_told_when_to_come_again()
      throws Exception {
    fill();
    Exchange refused = post();
    assertThat(refused.isComplete()).isFalse();
    assertThat(refused.body()).isEmpty();
    while (!refused.isComplete()) {
      Thread.onSpinWait();
    }
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("3");
    assertThat(refused.body()).contains("\"success\":false", "try again shortly");
  }

  @Test
  void a_preflight_hashes_nothing_and_passes() throws Exception {
    fill();
    assertThat(new Exchange("OPTIONS", "/api/login", null).through(filter).status()).isEqualTo(204);
  }

  @Test
  void calls_pass_again_when_the_queue_is_shorter() throws Exception {
    fill();
    release.countDown();
    while (lanes.full()) {
      Thread.onSpinWait();
    }
    assertThat(post().status()).isEqualTo(204);
  }

  private Exchange post() throws Exception {
    return new Exchange("POST", "/api/login", null).through(filter);
  }

  /** One hash on the lane, and one more than may wait for it. */
  private void fill() {
    lanes.measured(MOST.dividedBy(2).plusMillis(1));
    lanes.run(this::block);
    lanes.run(() -> "waited");
    lanes.run(() -> "waited");
    assertThat(lanes.full()).isTrue();
  }

  private String block() {
    try {
      release.await();
      return "blocked";
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
