package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.credential.HashSettings;
import dev.latchkey.credential.HashThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Slots for calls that hash, and a queue for calls that arrive while all slots are taken. The
 * sources of the calls take turns. The queue has two limits. Time: a call that would wait longer
 * than {@code LATCHKEY_HASH_WAIT} is refused at once. Number: if the queue is full, a call from a
 * source with few calls replaces the last call of the source with the most. Thread-safe.
 */
@ApplicationScoped
public class AdmissionQueue {
  /** Each waiting call holds up to {@link RequestSize#LARGEST_WAITING} of heap. */
  static final int MOST_WAITING = 256;

  /** The weight of the newest call in the moving average of how long a call takes. */
  private static final double WEIGHT = 0.05;

  private final int slots;
  private final Duration longestWait;
  private final WaitingCalls waiting = new WaitingCalls();
  private int taken;
  private double meanNanos;

  /** For the container's proxy only. */
  protected AdmissionQueue() {
    this(1, Duration.ZERO);
  }

  /**
   * There are twice as many slots as lanes, plus two. While some calls hash, the others use the
   * database.
   */
  @Inject
  public AdmissionQueue(HashThreads lanes, HashSettings settings) {
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

  /** Takes a slot if one is free and no call waits. */
  synchronized boolean enter() {
    boolean free = taken < slots && waiting.size() == 0;
    if (free) {
      taken++;
    }
    return free;
  }

  /** Whether a call from this source would wait too long, or find no place in the queue. */
  synchronized boolean isFull(AddressBlock source) {
    double wait = (waiting.ahead(source) + 1) * meanNanos / slots;
    boolean noPlace = waiting.size() >= MOST_WAITING && waiting.isAmongLongest(source);
    return noPlace || wait > longestWait.toNanos();
  }

  /** Adds a call to the queue. It is admitted when its turn comes. */
  synchronized void join(AddressBlock source, WaitingCall call) {
    waiting.add(source, call);
    admitNext();
    if (waiting.size() > MOST_WAITING) {
      waiting.removeLastOfLongest().expire();
    }
  }

  /** Removes a call from the queue, if it is still there. */
  synchronized void withdraw(WaitingCall call) {
    waiting.remove(call);
  }

  /** Returns a slot that was used for this long. */
  synchronized void leave(long nanos) {
    meanNanos += WEIGHT * (nanos - meanNanos);
    giveBack();
  }

  /** Returns a slot. The next call in the queue gets it. */
  synchronized void giveBack() {
    taken--;
    admitNext();
  }

  private void admitNext() {
    while (taken < slots && waiting.size() > 0) {
      if (waiting.poll().admit()) {
        taken++;
      }
    }
  }

  /** The number of calls that wait for a slot; for metrics. */
  public synchronized int waiting() {
    return waiting.size();
  }
}
