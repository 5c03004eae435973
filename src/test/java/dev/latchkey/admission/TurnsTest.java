package dev.latchkey.admission;

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

  /** As many as have a slot on a machine with 24 processors. */
  private static final int CALLS = 50;

  private final Turns turns = new Turns();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
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
  void those_who_wait_have_it_one_after_another_however_many_there_are() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Boolean>> all = new ArrayList<>();
    assertThat(turns.tryTake("a")).isTrue();
    for (int i = 0; i < CALLS; i++) {
      all.add(threads.submit(() -> hadTurn(inside, most)));
    }
    turns.end("a");
    for (Future<Boolean> one : all) {
      assertThat(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(most).hasValue(1);
    assertThat(turns.size()).isZero();
  }

  private boolean hadTurn(AtomicInteger inside, AtomicInteger most) {
    boolean mine = turns.take("a");
    if (mine) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      inside.decrementAndGet();
      turns.end("a");
    }
    return mine;
  }

  @Test
  void an_interrupted_call_has_no_turn_and_leaves_nothing_behind() {
    assertThat(turns.tryTake("a")).isTrue();
    Thread.currentThread().interrupt();
    assertThat(turns.take("a")).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    turns.end("a");
    assertThat(turns.size()).isZero();
  }
}
