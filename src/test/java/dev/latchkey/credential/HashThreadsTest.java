package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.argon2.Argon2Test;
import dev.latchkey.argon2.BouncyCastleArgon2;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashThreadsTest {

  private final HashThreads lanes =
      new HashThreads(
          HashSettingsTest.settings("m=64,t=1,p=1", Optional.empty(), 2),
          Argon2Test.only(new BouncyCastleArgon2()));
  private final CountDownLatch running = new CountDownLatch(2);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    lanes.close();
  }

  @Test
  void work_waits_while_all_lanes_are_in_use() throws Exception {
    FutureTask<?> first = inBackground(this::block);
    FutureTask<?> second = inBackground(this::block);
    running.await();
    for (int waiting = 1; waiting <= 3; waiting++) {
      inBackground(() -> "waited");
      untilWaiting(waiting);
    }
    assertThat(lanes.active()).isEqualTo(2);
    assertThat(lanes.waiting()).isEqualTo(3);
    release.countDown();
    assertThat(first.get()).isEqualTo("blocked");
    assertThat(second.get()).isEqualTo("blocked");
    untilWaiting(0);
    assertThat(lanes.run(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void the_work_of_an_interrupted_caller_is_cancelled() throws Exception {
    inBackground(this::block);
    inBackground(this::block);
    running.await();
    Thread caller = Thread.currentThread();
    FutureTask<?> interrupter =
        inBackgroundThread(
            () -> {
              untilWaiting(1);
              caller.interrupt();
              return "interrupted";
            });
    assertThatThrownBy(() -> lanes.run(() -> "never run")).isInstanceOf(InterruptedException.class);
    assertThat(interrupter.get()).isEqualTo("interrupted");
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void closing_wakes_the_waiting_callers() throws Exception {
    inBackground(this::block);
    inBackground(this::block);
    running.await();
    FutureTask<?> waiting = inBackground(() -> "never run");
    untilWaiting(1);
    lanes.close();
    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        // The work is rejected if the executor is closed while it is being submitted.
        .isInstanceOfAny(CancellationException.class, RejectedExecutionException.class);
    assertThatThrownBy(() -> lanes.run(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void an_exception_of_the_work_reaches_the_caller() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                lanes.run(
                    () -> {
                      throw new IllegalStateException("no memory");
                    }))
        .withMessage("no memory");
    assertThatThrownBy(
            () ->
                lanes.run(
                    () -> {
                      throw new OutOfMemoryError("heap");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void lanes_are_daemons_of_the_lowest_priority() throws Exception {
    assertThat(lanes.run(() -> Thread.currentThread().isDaemon())).isTrue();
    assertThat(lanes.run(() -> Thread.currentThread().getPriority()))
        .isEqualTo(Thread.MIN_PRIORITY);
  }

  private String block() throws InterruptedException {
    running.countDown();
    release.await();
    return "blocked";
  }

  private void untilWaiting(int count) {
    while (lanes.waiting() != count) {
      Thread.onSpinWait();
    }
  }

  private <T> FutureTask<T> inBackground(Callable<T> work) {
    return inBackgroundThread(() -> lanes.run(work));
  }

  private static <T> FutureTask<T> inBackgroundThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task).start();
    return task;
  }
}
