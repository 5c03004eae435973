package dev.latchkey.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final long PATIENCE_SECONDS = 20;

  private final Turns turns = new Turns();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private List<Future<Boolean>> waiting(String key, int count) throws Exception {
    List<Future<Boolean>> waiting = new ArrayList<>();
    int before = turns.waiting();
    for (int i = 0; i < count; i++) {
      waiting.add(threads.submit(() -> hadTurn(key)));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (turns.waiting() < before + count && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(turns.waiting()).isEqualTo(before + count);
    return waiting;
  }

  private boolean hadTurn(String key) {
    boolean mine = turns.take(key);
    if (mine) {
      turns.end(key);
    }
    return mine;
  }

  @Test
  void a_free_turn_is_taken_at_once_and_a_taken_one_is_not() {
    assertThat(turns.tryTake("a")).isTrue();
    assertThat(turns.tryTake("a")).isFalse();
    assertThat(turns.tryTake("b")).isTrue();
    turns.end("a");
    assertThat(turns.tryTake("a")).isTrue();
  }

  @Test
  void those_who_wait_have_it_one_after_another() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < Turns.MOST_WAITING; i++) {
      all.add(
          threads.submit(
              () -> {
                assertThat(turns.take("a")).isTrue();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
                turns.end("a");
              }));
    }
    for (Future<?> one : all) {
      one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(most).hasValue(1);
    assertThat(turns.size()).isZero();
  }

  @Test
  void too_many_who_wait_for_one_key_are_told_at_once() throws Exception {
    turns.tryTake("a");
    List<Future<Boolean>> waiting = waiting("a", Turns.MOST_WAITING);
    assertThat(turns.take("a")).isFalse();
    turns.end("a");
    for (Future<Boolean> one : waiting) {
      assertThat(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(turns.size()).isZero();
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void too_many_who_wait_in_all_are_told_at_once_and_no_key_is_kept() throws Exception {
    int keys = Turns.MOST_WAITING_IN_ALL / Turns.MOST_WAITING;
    for (int i = 0; i < keys; i++) {
      turns.tryTake("key" + i);
      waiting("key" + i, Turns.MOST_WAITING);
    }
    turns.tryTake("another");
    assertThat(turns.take("another")).isFalse();
    assertThat(turns.size()).isEqualTo(keys + 1);
    assertThat(turns.tryTake("free")).isTrue();
  }
}
