package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.runtime.Exchange;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoomFilterTest {
  private final HashingLanes lanes =
      new HashingLanes(
          SecretSettingsTest.settings("m=64,t=1,p=1", Optional.empty(), 1, 1),
          Argon2Test.only(new BouncyCastleArgon2()));
  private final RoomFilter filter = Injected.into(new RoomFilter(), "lanes", lanes);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    lanes.close();
  }

  @Test
  void whoever_comes_while_there_is_room_passes() throws Exception {
    assertThat(post().status()).isEqualTo(204);
  }

  @Test
  void whoever_comes_to_full_lanes_is_refused_and_told_when_to_come_again() throws Exception {
    fill();
    Exchange refused = post();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.body()).contains("\"success\":false", "try again shortly");
  }

  @Test
  void what_hashes_nothing_passes_full_lanes() throws Exception {
    fill();
    assertThat(new Exchange("OPTIONS", "/api/login", null).through(filter).status()).isEqualTo(204);
  }

  @Test
  void room_again_is_seen() throws Exception {
    fill();
    release.countDown();
    while (lanes.waiting() > 0) {
      Thread.onSpinWait();
    }
    assertThat(post().status()).isEqualTo(204);
  }

  private Exchange post() throws Exception {
    return new Exchange("POST", "/api/login", null).through(filter);
  }

  /** One hash on the lane and one that waits for it. */
  private void fill() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    start(
        () -> {
          running.countDown();
          release.await();
          return null;
        });
    running.await();
    start(() -> null);
    while (lanes.waiting() == 0) {
      Thread.onSpinWait();
    }
  }

  private void start(java.util.concurrent.Callable<Void> work) {
    new Thread(
            () -> {
              try {
                lanes.run(work);
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            })
        .start();
  }
}
