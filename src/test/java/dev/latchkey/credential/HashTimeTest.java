package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashTimeTest {

  // Long compared to the pauses that other programs on the machine cause.
  private static final long HASH = TimeUnit.MILLISECONDS.toNanos(50);

  private final HashTime hashTime = new HashTime();
  private final AtomicInteger pieces = new AtomicInteger();

  @Test
  void a_cheaper_hash_is_padded_to_the_usual_time() {
    hashTime.record(HASH);
    long started = System.nanoTime();
    hashTime.padUntil(started, pieces::incrementAndGet);
    assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(HASH);
    assertThat(pieces).hasPositiveValue();
  }

  @Test
  void a_more_expensive_hash_is_not_padded() {
    hashTime.record(HASH);
    hashTime.padUntil(System.nanoTime() - 2 * HASH, pieces::incrementAndGet);
    assertThat(pieces).hasValue(0);
  }

  @Test
  void nothing_is_padded_before_a_time_is_recorded() {
    hashTime.padUntil(System.nanoTime(), pieces::incrementAndGet);
    assertThat(pieces).hasValue(0);
  }

  @Test
  void the_latest_times_are_used_in_turn_and_older_ones_are_forgotten() {
    hashTime.record(100 * HASH);
    for (int latest = 0; latest < 16; latest++) {
      hashTime.record(latest % 2 == 0 ? HASH : 3 * HASH);
    }
    int filled = 0;
    for (int turn = 0; turn < 16; turn++) {
      int before = pieces.get();
      hashTime.padUntil(System.nanoTime() - 2 * HASH, pieces::incrementAndGet);
      filled += pieces.get() > before ? 1 : 0;
    }
    assertThat(filled).isEqualTo(8);
  }
}
