package dev.latchkey.throttle;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one after another, by key and in the order in which they came. Few wait for a key, and few
 * in all: nobody can hold many threads. A key that nobody has or waits for is not kept.
 */
final class Turns {
  /** As many as wait for a lane to hash in. */
  static final int MOST_WAITING = 20;

  static final int MOST_WAITING_IN_ALL = 100;

  /** Longer than all who wait before one take, unless the node is overloaded. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Turn> turns = new HashMap<>();
  private int waiting;

  private static final class Turn {
    private final Semaphore free = new Semaphore(1, true);
    private int waiting;
    private int people;
  }

  /** Takes the turn if nobody has it or waits for it. */
  synchronized boolean tryTake(String key) {
    if (turns.containsKey(key)) {
      return false;
    }
    Turn turn = new Turn();
    turn.people++;
    turns.put(key, turn);
    return turn.free.tryAcquire();
  }

  /** Waits for the turn; false if too many wait already, or if it takes too long. */
  boolean take(String key) {
    Turn turn = queued(key);
    if (turn == null) {
      return false;
    }
    boolean mine = false;
    try {
      mine = turn.free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      leaveQueue(key, turn, mine);
    }
    return mine;
  }

  private synchronized Turn queued(String key) {
    Turn turn = turns.getOrDefault(key, new Turn());
    if (turn.waiting == MOST_WAITING || waiting == MOST_WAITING_IN_ALL) {
      return null;
    }
    turns.putIfAbsent(key, turn);
    turn.waiting++;
    turn.people++;
    waiting++;
    return turn;
  }

  private synchronized void leaveQueue(String key, Turn turn, boolean mine) {
    turn.waiting--;
    waiting--;
    if (!mine) {
      leave(key, turn);
    }
  }

  /** Ends a turn that was taken; the next one has it. */
  synchronized void end(String key) {
    Turn turn = turns.get(key);
    turn.free.release();
    leave(key, turn);
  }

  private void leave(String key, Turn turn) {
    turn.people--;
    if (turn.people == 0) {
      turns.remove(key);
    }
  }

  /** How many wait for a turn of any key. */
  synchronized int waiting() {
    return waiting;
  }

  /** How many keys somebody has or waits for. */
  synchronized int size() {
    return turns.size();
  }
}
