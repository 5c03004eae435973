package dev.latchkey.nodes;

import dev.latchkey.it.Answer;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A few callers that call without a pause, and a record of every response. */
public final class Load implements Closeable {
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService callers;
  private volatile boolean going = true;

  /**
   * One call: when it ended on the clock of {@link System#nanoTime}, how long it took, and its
   * response, or null if there was none.
   */
  public record Sample(long at, Duration took, Answer answer, String failure) {
    public boolean ok() {
      return answer != null && answer.isOk();
    }
  }

  private Load(int callers) {
    this.callers = Executors.newFixedThreadPool(callers);
  }

  /** Starts callers. Each call gets its own number and is followed by a short pause. */
  public static Load of(int callers, Duration rest, IntFunction<Answer> call) {
    Load load = new Load(callers);
    for (int i = 0; i < callers; i++) {
      load.callers.execute(() -> load.callOnAndOn(rest, call));
    }
    return load;
  }

  private void callOnAndOn(Duration rest, IntFunction<Answer> call) {
    while (going) {
      long begun = System.nanoTime();
      Answer answer = null;
      String failure = "";
      try {
        answer = call.apply(calls.getAndIncrement());
      } catch (RuntimeException | AssertionError none) {
        failure = none.toString();
      }
      long now = System.nanoTime();
      samples.add(new Sample(now, Duration.ofNanos(now - begun), answer, failure));
      Processes.pause(rest);
    }
  }

  /** Waits for this long while the callers continue. */
  public Load lasting(Duration time) {
    Processes.pause(time);
    return this;
  }

  /** Waits for a successful call that has not begun yet. */
  public Load untilServed(Duration most) {
    long now = System.nanoTime();
    Processes.await(
        "served",
        most,
        () ->
            since(now).stream()
                .anyMatch(call -> call.ok() && call.at() - call.took().toNanos() > now));
    return this;
  }

  /** All calls since this time. */
  public List<Sample> since(long moment) {
    return samples.stream().filter(sample -> sample.at() >= moment).toList();
  }

  /** All calls. */
  public List<Sample> samples() {
    return new ArrayList<>(samples);
  }

  /** Stops the callers after their current calls. */
  public Load stop() {
    going = false;
    callers.shutdown();
    try {
      if (!callers.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a call does not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    return this;
  }

  @Override
  public void close() {
    stop();
  }
}
