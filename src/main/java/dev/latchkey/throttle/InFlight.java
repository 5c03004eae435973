package dev.latchkey.throttle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the tries that are running on this node, by bucket. A try that ends removes its entry. */
public final class InFlight {
  private final Map<String, Integer> tries = new HashMap<>();

  /** Begins a try; returns how many are running in each of these buckets, this one included. */
  public synchronized List<Integer> enter(List<Bucket> buckets) {
    return buckets.stream().map(bucket -> tries.merge(bucket.key(), 1, Integer::sum)).toList();
  }

  /** Ends a try. */
  public synchronized void leave(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      tries.computeIfPresent(bucket.key(), (key, count) -> count == 1 ? null : count - 1);
    }
  }

  /** How many buckets have a running try. */
  public synchronized int size() {
    return tries.size();
  }
}
