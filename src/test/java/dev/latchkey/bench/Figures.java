package dev.latchkey.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What a load saw: how many calls were answered how, and how long the good ones took. */
record Figures(double seconds, Map<Integer, Integer> statuses, long[] sortedNanos) {

  static Figures of(List<Load.Log> logs, double seconds) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    logs.forEach(log -> log.statuses().forEach((code, n) -> statuses.merge(code, n, Integer::sum)));
    // Refused calls are noted below zero, and what was never filled is zero.
    long[] good =
        logs.stream()
            .flatMap(log -> log.latencies().stream())
            .flatMapToLong(LongStream::of)
            .filter(nanos -> nanos > 0)
            .sorted()
            .toArray();
    return new Figures(seconds, statuses, good);
  }

  /** Calls answered with 200, a second. */
  double perSecond() {
    return sortedNanos.length / seconds;
  }

  /** Calls answered with 200. */
  int good() {
    return sortedNanos.length;
  }

  /** Calls answered with anything. */
  int all() {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The latency, in milliseconds, that this share of the good calls kept below. */
  double millis(double share) {
    if (sortedNanos.length == 0) {
      return Double.NaN;
    }
    return sortedNanos[(int) Math.min(sortedNanos.length - 1L, (long) (sortedNanos.length * share))]
        / 1e6;
  }

  /** The same figures, if nothing but 200 was answered: a fast refusal is no result. */
  Figures allGood() {
    if (statuses.size() != 1 || !statuses.containsKey(200)) {
      throw new IllegalStateException("not every call was answered with 200: " + statuses);
    }
    return this;
  }

  @Override
  public String toString() {
    return "%.0f/s p50 %.2f p99 %.2f ms %s"
        .formatted(perSecond(), millis(0.5), millis(0.99), statuses);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures that
        && statuses.equals(that.statuses)
        && Arrays.equals(sortedNanos, that.sortedNanos);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sortedNanos);
  }
}
