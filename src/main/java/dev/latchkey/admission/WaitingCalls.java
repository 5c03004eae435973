package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The calls that wait for a slot: one line per source, and the lines take turns. So a source with
 * many calls makes itself wait, not the others. A source without a call is not kept. Use it under a
 * lock.
 */
final class WaitingCalls {
  /** In the order of their turns: the first one is next. */
  private final Map<AddressBlock, Deque<WaitingCall>> lines = new LinkedHashMap<>();

  private int size;

  int size() {
    return size;
  }

  /** Puts a call at the end of the line of its source. */
  void add(AddressBlock source, WaitingCall call) {
    lines.computeIfAbsent(source, first -> new ArrayDeque<>()).add(call);
    size++;
  }

  /** Takes out the call whose turn it is, or returns null if none waits. */
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

  /** Takes this call out, if it waits. */
  void remove(WaitingCall call) {
    for (Map.Entry<AddressBlock, Deque<WaitingCall>> line : lines.entrySet()) {
      if (line.getValue().remove(call)) {
        shorten(line.getKey());
        return;
      }
    }
  }

  /** Takes out the last call of the longest line; of lines of one length, of the newest. */
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

  /** How many have their turn before a call that this source adds now. */
  int ahead(AddressBlock source) {
    int own = of(source);
    int ahead = own;
    // Lines before the own one have one turn more than it until then, and all have if it is new.
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

  /** Whether a source has as many calls as the longest line has, or one fewer. */
  boolean isAmongLongest(AddressBlock source) {
    return lines.values().stream().allMatch(line -> line.size() <= of(source) + 1);
  }

  private int of(AddressBlock source) {
    Deque<WaitingCall> line = lines.get(source);
    return line == null ? 0 : line.size();
  }
}
