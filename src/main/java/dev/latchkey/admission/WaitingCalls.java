package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The calls that wait for a slot. Each source has its own line, and the lines take turns. So a
 * source with many calls delays itself, not the others. A source without calls is removed. Not
 * thread-safe: use it under a lock.
 */
final class WaitingCalls {
  /** In the order of their turns; the first line is next. */
  private final Map<AddressBlock, Deque<WaitingCall>> lines = new LinkedHashMap<>();

  private int size;

  int size() {
    return size;
  }

  /** Adds a call to the end of its source's line. */
  void add(AddressBlock source, WaitingCall call) {
    lines.computeIfAbsent(source, first -> new ArrayDeque<>()).add(call);
    size++;
  }

  /** Removes and returns the next call, or returns null if none waits. */
  WaitingCall poll() {
    if (size == 0) {
      return null;
    }
    AddressBlock source = lines.keySet().iterator().next();
    Deque<WaitingCall> line = lines.remove(source);
    WaitingCall next = line.poll();
    if (!line.isEmpty()) {
      lines.put(source, line);
    }
    size--;
    return next;
  }

  /** Removes this call, if it waits. */
  void remove(WaitingCall call) {
    for (Map.Entry<AddressBlock, Deque<WaitingCall>> line : lines.entrySet()) {
      if (line.getValue().remove(call)) {
        shorten(line.getKey());
        return;
      }
    }
  }

  /**
   * Removes the last call of the longest line. If several lines are equally long, the newest line
   * counts.
   */
  WaitingCall removeLastOfLongest() {
    AddressBlock longest = null;
    for (AddressBlock source : lines.keySet()) {
      longest = longest == null || of(source) >= of(longest) ? source : longest;
    }
    WaitingCall last = lines.get(longest).removeLast();
    shorten(longest);
    return last;
  }

  private void shorten(AddressBlock source) {
    size--;
    if (lines.get(source).isEmpty()) {
      lines.remove(source);
    }
  }

  /** How many calls would be served before a new call from this source. */
  int ahead(AddressBlock source) {
    int own = of(source);
    int ahead = own;
    // Each line ahead of this source's line gets one turn more. If the source is new, that is every
    // line.
    int turns = own + 1;
    for (AddressBlock other : lines.keySet()) {
      if (other.equals(source)) {
        turns = own;
      } else {
        ahead += Math.min(of(other), turns);
      }
    }
    return ahead;
  }

  /** Whether the line of this source is the longest, or at most one call shorter. */
  boolean isAmongLongest(AddressBlock source) {
    return lines.values().stream().allMatch(line -> line.size() <= of(source) + 1);
  }

  private int of(AddressBlock source) {
    Deque<WaitingCall> line = lines.get(source);
    return line == null ? 0 : line.size();
  }
}
