package dev.latchkey.pairs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that make calls without a pause, each its own call, for a moment. */
final class Crowd {
  private static final Duration MOMENT = Duration.ofMillis(200);

  /** A call that is never answered ends by the client's own time limit, which is shorter. */
  private static final long PATIENCE_SECONDS = 180;

  private final Judge judge;
  private final List<Callable<Void>> threads = new ArrayList<>();

  Crowd(Judge judge) {
    this.judge = judge;
  }

  /** So many threads that make this call on this account. */
  Crowd with(int count, Person person, Call call) {
    for (int i = 0; i < count; i++) {
      threads.add(() -> repeat(person, call));
    }
    return this;
  }

  void run() {
    ExecutorService pool = Executors.newFixedThreadPool(threads.size());
    try {
      for (Future<Void> one : pool.invokeAll(threads, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      pool.shutdownNow();
    }
  }

  private Void repeat(Person person, Call call) {
    long end = System.nanoTime() + MOMENT.toNanos();
    try {
      while (System.nanoTime() < end) {
        call.make(person);
      }
    } catch (RuntimeException unanswered) {
      judge.unanswered(unanswered);
    }
    return null;
  }
}
