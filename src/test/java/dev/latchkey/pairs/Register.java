package dev.latchkey.pairs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A register that several callers read and write at once. Tells whether what they saw can be put in
 * one order: each call takes effect at one moment between its start and its end, and a read gives
 * what was written last (Herlihy and Wing, Linearizability, 1990; the search is that of Wing and
 * Gong, 1993).
 */
final class Register {
  private static final int MOST = Long.SIZE - 1;

  private final List<Operation> history;
  private final Set<State> failed = new HashSet<>();

  /** A call that wrote a value or read it, from its start to its end by {@code nanoTime}. */
  record Operation(boolean write, String value, long start, long end) {}

  /** Which operations have taken effect, a bit for each, and what the register holds then. */
  private record State(long done, String value) {}

  private Register(List<Operation> history) {
    this.history = history;
  }

  /**
   * Whether there is such an order.
   *
   * @throws IllegalArgumentException if there are more than 63 operations
   */
  static boolean explains(String initial, List<Operation> history) {
    if (history.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " operations");
    }
    return new Register(history).continues(new State(0, initial));
  }

  private boolean continues(State state) {
    if (Long.bitCount(state.done) == history.size()) {
      return true;
    }
    long firstEnd = firstEnd(state);
    for (int i = 0; i < history.size(); i++) {
      Operation next = history.get(i);
      // What starts after another has ended comes after it.
      if (isOpen(state, i) && next.start <= firstEnd && isPossible(next, state)) {
        State after = new State(state.done | 1L << i, next.value);
        if (!failed.contains(after) && continues(after)) {
          return true;
        }
      }
    }
    failed.add(state);
    return false;
  }

  private long firstEnd(State state) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < history.size(); i++) {
      if (isOpen(state, i)) {
        first = Math.min(first, history.get(i).end);
      }
    }
    return first;
  }

  private static boolean isOpen(State state, int operation) {
    return (state.done & 1L << operation) == 0;
  }

  private static boolean isPossible(Operation next, State state) {
    return next.write || next.value.equals(state.value);
  }
}
