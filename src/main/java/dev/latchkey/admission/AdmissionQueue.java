package dev.latchkey.admission;

import dev.latchkey.secret.HashingLanes;
import dev.latchkey.secret.SecretSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Slots for calls that hash, and a queue for those that come while all slots are taken: first in,
 * first out. The queue is limited by time: a call that would wait longer than {@code
 * LATCHKEY_HASH_WAIT} is refused at once. All methods are safe to call from any thread.
 */
@ApplicationScoped
public class AdmissionQueue {
  /** Each waiting call keeps its body of up to 64 KiB in the heap. */
  static final int MOST_WAITING = 256;

  /** How much the newest call counts in the mean time that a call takes. */
  private static final double WEIGHT = 0.05;

  private final int slots;
  private final Duration longestWait;
  private final Deque<WaitingCall> waiting = new ArrayDeque<>();
  private int taken;
  private double meanNanos;

  /** For the container's proxy only. */
  protected AdmissionQueue() {
    this(1, Duration.ZERO);
  }

  /**
   * Twice as many slots as lanes, and two more: while some calls hash, the others read and write
   * the database.
   */
  @Inject
  public AdmissionQueue(HashingLanes lanes, SecretSettings settings) {
    this(2 * lanes.count() + 2, settings.hashWait());
  }

  AdmissionQueue(int slots, Duration longestWait) {
    this.slots = slots;
    this.longestWait = longestWait;
  }

  /** {@code LATCHKEY_HASH_WAIT}. */
  Duration longestWait() {
    return longestWait;
  }

  /** Takes a slot if one is free and nobody waits. */
  synchronized boolean enter() {
    boolean free = taken < slots && waiting.isEmpty();
    if (free) {
      taken++;
    }
    return free;
  }

  /** Whether a call that joins the queue now would wait for too long. */
  synchronized boolean isFull() {
    double wait = (waiting.size() + 1) * meanNanos / slots;
    return waiting.size() >= MOST_WAITING || wait > longestWait.toNanos();
  }

  /** Puts a call at the end of the queue. It is admitted when its turn comes. */
  synchronized void join(WaitingCall call) {
    waiting.add(call);
    admitNext();
  }

  /** Takes a call out of the queue, if it is still there. */
  synchronized void withdraw(WaitingCall call) {
    waiting.remove(call);
  }

  /** Gives a slot back that was used for this long. */
  synchronized void leave(long nanos) {
    meanNanos += WEIGHT * (nanos - meanNanos);
    giveBack();
  }

  /** Gives a slot back, to the call that has waited longest. */
  synchronized void giveBack() {
    taken--;
    admitNext();
  }

  private void admitNext() {
    while (taken < slots && !waiting.isEmpty()) {
      if (waiting.poll().admit()) {
        taken++;
      }
    }
  }

  /** Calls that wait for a slot; for metrics. */
  public synchronized int waiting() {
    return waiting.size();
  }
}
