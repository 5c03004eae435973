package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.credential.HashSettings;
import dev.latchkey.credential.HashThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Slots for calls that hash, and a queue for those that come while all slots are taken. Slots go to
 * the sources in turn. The queue is limited by time: a call that would wait longer than {@code
 * LATCHKEY_HASH_WAIT} is refused at once. It is limited by number, too: if it is full, a call of a
 * source with few takes the place of the last call of the source with most. All methods are safe to
 * call from any thread.
 */
@ApplicationScoped
public class AdmissionQueue {
  /** Each waiting call keeps up to {@link RequestSize#LARGEST_WAITING} in the heap. */
  static final int MOST_WAITING = 256;

  /** How much the newest call counts in the mean time that a call takes. */
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
   * Twice as many slots as lanes, and two more: while some calls hash, the others read and write
   * the database.
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

  /** Takes a slot if one is free and nobody waits. */
  synchronized boolean enter() {
    boolean free = taken < slots && waiting.size() == 0;
    if (free) {
      taken++;
    }
    return free;
  }

  /**
   * Whether a call of this source that joins the queue now would wait too long, or has no place.
   */
  synchronized boolean isFull(AddressBlock source) {
    double wait = (waiting.ahead(source) + 1) * meanNanos / slots;
    boolean noPlace = waiting.size() >= MOST_WAITING && waiting.isAmongLongest(source);
    return noPlace || wait > longestWait.toNanos();
  }

  /** Puts a call into the queue. It is admitted when its turn comes. */
  synchronized void join(AddressBlock source, WaitingCall call) {
    waiting.add(source, call);
    admitNext();
    if (waiting.size() > MOST_WAITING) {
      waiting.removeLastOfLongest().expire();
    }
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

  /** Gives a slot back, to the call whose turn it is. */
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

  /** Calls that wait for a slot; for metrics. */
  public synchronized int waiting() {
    return waiting.size();
  }
}
