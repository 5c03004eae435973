package dev.latchkey.admission;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets calls with the same key run one after another, in the order in which they came. Only calls
 * with a slot of the {@code AdmissionQueue} wait here, so there is no other limit to their number.
 * A key that no call has or waits for is not kept.
 */
public final class Turns {
  /** Longer than all calls before this one take, unless the node is overloaded. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Turn> turns = new HashMap<>();

  private static final class Turn {
    private final Semaphore free = new Semaphore(1, true);

    /** How many calls have it or wait for it. */
    private int people;
  }

  /** Takes the turn if no call has it or waits for it. */
  public synchronized boolean tryTake(String key) {
    return !turns.containsKey(key) && joined(key).free.tryAcquire();
  }

  /** Waits for the turn; returns false if that takes too long. */
  public boolean take(String key) {
    boolean mine = false;
    try {
      mine = joined(key).free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!mine) {
      leave(key);
    }
    return mine;
  }

  private synchronized Turn joined(String key) {
    Turn turn = turns.computeIfAbsent(key, first -> new Turn());
    turn.people++;
    return turn;
  }

  /** Ends a turn that was taken; the next call gets it. */
  public synchronized void end(String key) {
    turns.get(key).free.release();
    leave(key);
  }

  private synchronized void leave(String key) {
    Turn turn = turns.get(key);
    turn.people--;
    if (turn.people == 0) {
      turns.remove(key);
    }
  }

  /** How many keys are in use. */
  public synchronized int size() {
    return turns.size();
  }
}
