package dev.latchkey.login;

import dev.latchkey.throttle.Bucket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tries are under way on this node, by bucket. It holds what the requests of this moment
 * need and nothing else: a try that ends takes its entry away.
 */
final class InFlight {
  private final Map<String, Integer> tries = new HashMap<>();

  /** Begins a try; returns how many are under way in each of these buckets, this one included. */
  synchronized List<Integer> enter(List<Bucket> buckets) {
    return buckets.stream().map(bucket -> tries.merge(bucket.key(), 1, Integer::sum)).toList();
  }

  /** Ends a try. */
  synchronized void leave(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      tries.computeIfPresent(bucket.key(), (key, count) -> count == 1 ? null : count - 1);
    }
  }

  /** How many buckets have a try under way. */
  synchronized int size() {
    return tries.size();
  }
}
