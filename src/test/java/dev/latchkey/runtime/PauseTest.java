package dev.latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PauseTest {
  private static final Duration LENGTH = Duration.ofMillis(30);

  private static Duration pause(Duration length) {
    long start = System.nanoTime();
    Pause.of(length);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void a_thread_that_was_unparked_before_still_waits() {
    LockSupport.unpark(Thread.currentThread());
    assertThat(pause(LENGTH)).isGreaterThanOrEqualTo(LENGTH);
  }

  @Test
  void nothing_is_waited_for_a_time_that_is_over() {
    assertThat(pause(Duration.ofHours(-1))).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void an_interrupt_ends_the_pause_and_is_kept() {
    Thread.currentThread().interrupt();
    assertThat(pause(Duration.ofHours(1))).isLessThan(Duration.ofMinutes(1));
    assertThat(Thread.interrupted()).isTrue();
  }
}
