package dev.latchkey.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Sends many requests at the same moment. */
final class Together {
  private static final long PATIENCE_SECONDS = 120;

  private Together() {}

  /** Sends this many requests at once, when all threads are ready; returns the responses. */
  static List<Answer> send(int count, IntFunction<Answer> request) {
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      requests.add(() -> request.apply(number));
    }
    return send(requests);
  }

  /** Sends these requests at once; returns the responses in the same order. */
  static List<Answer> send(List<Callable<Answer>> requests) {
    CyclicBarrier start = new CyclicBarrier(requests.size());
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    try {
      List<Future<Answer>> pending = new ArrayList<>();
      for (Callable<Answer> request : requests) {
        pending.add(
            threads.submit(
                () -> {
                  start.await();
                  return request.call();
                }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : pending) {
        answers.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } catch (Exception failed) {
      throw new AssertionError("a request was not answered", failed);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Counts the responses with this status. */
  static long count(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }
}
