package dev.latchkey.cli.local;

import dev.latchkey.argon2.Argon2;
import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures how many passwords this machine hashes with all its cores, as a server does. */
final class HashSpeed {
  private static final long TIME = Duration.ofSeconds(1).toNanos();
  private static final double SECOND = Duration.ofSeconds(1).toNanos();
  private static final byte[] INPUT = new byte[Argon2Engines.SALT_BYTES];

  private final Argon2Engines engines = Argon2Engines.detect();
  private final int lanes;

  HashSpeed(int lanes) {
    this.lanes = lanes;
  }

  /** Hashes per second of this cost, measured for a second. */
  double measure(Argon2Cost cost) {
    Argon2 engine = engines.engineFor(cost);
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      List<Future<Double>> rates = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        rates.add(threads.submit(() -> rate(engine, cost)));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("this machine cannot hash with " + cost, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private static double rate(Argon2 engine, Argon2Cost cost) {
    engine.derive(INPUT, INPUT, cost, Argon2Engines.DIGEST_BYTES);
    long start = System.nanoTime();
    long end = start;
    int count = 0;
    while (end - start < TIME) {
      engine.derive(INPUT, INPUT, cost, Argon2Engines.DIGEST_BYTES);
      count++;
      end = System.nanoTime();
    }
    return count * SECOND / (end - start);
  }
}
