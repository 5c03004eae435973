package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashingLanesTest {

  private static final Duration HASH = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(2);

  private final ScheduledExecutorService after =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "after"));
  private final HashingLanes lanes =
      new HashingLanes(
          SecretSettingsTest.settings("m=64,t=1,p=1", Optional.empty(), 2, MOST),
          Argon2Test.only(new BouncyCastleArgon2()),
          after);
  private final CountDownLatch running = new CountDownLatch(2);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    lanes.close();
    after.shutdown();
  }

  @Test
  void a_burst_of_150_is_taken_before_anything_is_known_of_the_speed() throws Exception {
    List<CompletionStage<String>> burst = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      burst.add(lanes.run(this::block));
    }
    assertThat(lanes.waiting()).isEqualTo(148);
    release.countDown();
    for (CompletionStage<String> one : burst) {
      assertThat(result(one)).isEqualTo("blocked");
    }
  }

  @Test
  void work_that_would_wait_longer_than_the_limit_is_refused_at_once() throws Exception {
    fillLanes(HASH);
    // 80 times 50 ms on two lanes are the two seconds.
    for (int waiting = 0; waiting <= 80; waiting++) {
      assertThat(lanes.full()).isFalse();
      lanes.run(() -> "waited");
    }
    assertThat(lanes.full()).isTrue();
    assertThat(lanes.expectedWait()).isGreaterThan(MOST).isLessThan(MOST.multipliedBy(2));
    assertThat(lanes.retrySeconds()).isEqualTo(3);
    assertThatThrownBy(() -> lanes.run(() -> "one too many"))
        .isInstanceOf(RejectedExecutionException.class);
    release.countDown();
  }

  @Test
  void the_number_that_waits_is_bounded_however_fast_the_hashes_are() throws Exception {
    fillLanes(Duration.ZERO);
    for (int waiting = 0; waiting < HashingLanes.MOST_WAITING; waiting++) {
      lanes.run(() -> "waited");
    }
    assertThat(lanes.full()).isTrue();
    assertThatThrownBy(() -> lanes.run(() -> "one too many"))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void callers_at_the_same_moment_do_not_pass_the_limit_together() throws Exception {
    fillLanes(HASH);
    int callers = 200;
    CyclicBarrier start = new CyclicBarrier(callers);
    AtomicInteger taken = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      threads.add(new Thread(() -> take(start, taken)));
      threads.get(i).start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken).hasValue(81);
  }

  private void take(CyclicBarrier start, AtomicInteger taken) {
    try {
      start.await();
      lanes.run(() -> "waited");
      taken.incrementAndGet();
    } catch (RejectedExecutionException full) {
      // As it should be for most of them.
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void an_empty_queue_takes_work_however_long_a_hash_takes() throws Exception {
    lanes.measured(MOST.multipliedBy(3));
    assertThat(lanes.full()).isFalse();
    assertThat(result(lanes.run(() -> "done"))).isEqualTo("done");
  }

  @Test
  void what_follows_runs_on_a_thread_of_the_container() throws Exception {
    CompletionStage<String> after =
        lanes.run(this::block).thenApply(done -> Thread.currentThread().getName());
    release.countDown();
    assertThat(result(after)).isEqualTo("after");
    CompletionStage<String> afterFailure =
        lanes.run(this::fail).exceptionally(failed -> Thread.currentThread().getName());
    assertThat(result(afterFailure)).isIn("after", Thread.currentThread().getName());
  }

  @Test
  void what_the_work_throws_is_what_the_stage_fails_with() {
    assertThatThrownBy(() -> result(lanes.run(this::fail)))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no memory");
    assertThatThrownBy(
            () ->
                result(
                    lanes.run(
                        () -> {
                          throw new OutOfMemoryError("heap");
                        })))
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void after_closing_what_waits_is_done_and_what_comes_is_refused() throws Exception {
    lanes.run(this::block);
    lanes.run(this::block);
    running.await();
    CompletionStage<String> waiting = lanes.run(() -> "waited");
    lanes.close();
    assertThatThrownBy(() -> lanes.run(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class);
    release.countDown();
    assertThat(result(waiting)).isEqualTo("waited");
  }

  @Test
  void lanes_are_daemons() throws Exception {
    assertThat(result(lanes.run(() -> Thread.currentThread().isDaemon()))).isTrue();
  }

  /** Both lanes are busy from now on, and hashes are known to take this long. */
  private void fillLanes(Duration hash) throws InterruptedException {
    lanes.measured(hash);
    lanes.run(this::block);
    lanes.run(this::block);
    running.await();
  }

  private String block() {
    try {
      running.countDown();
      release.await();
      return "blocked";
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private String fail() {
    throw new IllegalStateException("no memory");
  }

  private static <T> T result(CompletionStage<T> stage)
      throws InterruptedException, ExecutionException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    return future.get();
  }
}
