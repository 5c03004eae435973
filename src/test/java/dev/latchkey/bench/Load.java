package dev.latchkey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Some connections that call one server for a while, each on a thread of its own. */
final class Load {
  /** What a call gives when there is nothing left to call with. */
  static final int NOTHING_LEFT = -1;

  private final int port;
  private final int connections;

  Load(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /** One call of one connection; it gives the status of the answer. */
  @FunctionalInterface
  interface Call {
    int on(Wire wire, int connection);
  }

  /**
   * Calls as fast as answers come (a closed loop); what is answered after the end is not counted.
   */
  Figures flatOut(double seconds, Call call) {
    return run(seconds, 0, call);
  }

  /**
   * Calls at a given rate, whether answers come or not (an open loop): a latency counts from the
   * moment at which the call was due.
   */
  Figures paced(double seconds, double perSecond, Call call) {
    return run(seconds, TimeUnit.SECONDS.toNanos(1) * connections / perSecond, call);
  }

  private Figures run(double seconds, double gapNanos, Call call) {
    List<Worker> workers = new ArrayList<>();
    CountDownLatch ready = new CountDownLatch(connections + 1);
    for (int i = 0; i < connections; i++) {
      workers.add(new Worker(i, (long) (seconds * 1e9), gapNanos, call, ready));
    }
    workers.forEach(Thread::start);
    long from = System.nanoTime();
    ready.countDown();
    workers.forEach(Load::await);
    double lasted = (System.nanoTime() - from) / 1e9;
    // Whoever waits at the end, for an answer or to come again, does not make it longer.
    lasted = gapNanos == 0 ? Math.min(lasted, seconds) : lasted;
    return Figures.of(workers.stream().map(worker -> worker.log).toList(), lasted);
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** What one connection saw. */
  record Log(List<long[]> latencies, Map<Integer, Integer> statuses) {}

  private final class Worker extends Thread {
    private static final int CHUNK = 4096;

    private final Log log = new Log(new ArrayList<>(), new TreeMap<>());
    private final int number;
    private final long nanos;
    private final double gapNanos;
    private final Call call;
    private final CountDownLatch ready;
    private int filled = CHUNK;

    Worker(int number, long nanos, double gapNanos, Call call, CountDownLatch ready) {
      super("load-" + number);
      this.number = number;
      this.nanos = nanos;
      this.gapNanos = gapNanos;
      this.call = call;
      this.ready = ready;
    }

    @Override
    public void run() {
      ready.countDown();
      try (Wire wire = new Wire(port)) {
        ready.await();
        // Paced connections start one after the other, not all at once.
        long start = System.nanoTime();
        double due = start + gapNanos * number / connections;
        while (System.nanoTime() - start < nanos && due - start < nanos) {
          waitFor((long) due);
          long from = gapNanos == 0 ? System.nanoTime() : (long) due;
          int status = call.on(wire, number);
          if (status == NOTHING_LEFT || (gapNanos == 0 && System.nanoTime() - start > nanos)) {
            return;
          }
          note(status, System.nanoTime() - from);
          due += gapNanos;
        }
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    private void waitFor(long due) {
      long left = due - System.nanoTime();
      if (gapNanos > 0 && left > 0) {
        java.util.concurrent.locks.LockSupport.parkNanos(left);
      }
    }

    private void note(int status, long latency) {
      if (filled == CHUNK) {
        log.latencies().add(new long[CHUNK]);
        filled = 0;
      }
      log.latencies().get(log.latencies().size() - 1)[filled++] =
          status == 200 ? latency : -latency;
      log.statuses().merge(status, 1, Integer::sum);
    }
  }
}
