package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashTimeTest {

  // Long beside the pause that another program on the machine may bring.
  private static final long HASH = TimeUnit.MILLISECONDS.toNanos(50);

  private final HashTime pace = new HashTime();
  private final AtomicInteger pieces = new AtomicInteger();

  @Test
  void a_cheaper_hash_is_filled_up_to_the_usual_time() {
    pace.learn(HASH);
    long started = System.nanoTime();
    pace.fillUp(started, pieces::incrementAndGet);
    assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(HASH);
    assertThat(pieces).hasPositiveValue();
  }

  @Test
  void a_dearer_hash_is_left_alone() {
    pace.learn(HASH);
    pace.fillUp(System.nanoTime() - 2 * HASH, pieces::incrementAndGet);
    assertThat(pieces).hasValue(0);
  }

  @Test
  void nothing_is_filled_up_before_anything_was_learned() {
    pace.fillUp(System.nanoTime(), pieces::incrementAndGet);
    assertThat(pieces).hasValue(0);
  }

  @Test
  void the_latest_times_are_taken_in_turn_and_older_ones_forgotten() {
    pace.learn(100 * HASH);
    for (int latest = 0; latest < 16; latest++) {
      pace.learn(latest % 2 == 0 ? HASH : 3 * HASH);
    }
    int filled = 0;
    for (int turn = 0; turn < 16; turn++) {
      int before = pieces.get();
      pace.fillUp(System.nanoTime() - 2 * HASH, pieces::incrementAndGet);
      filled += pieces.get() > before ? 1 : 0;
    }
    assertThat(filled).isEqualTo(8);
  }
}
