package dev.latchkey.statuslist;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.json.Json;
import dev.latchkey.revocation.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The newest revocations, for those who listen. A listener that has missed more must fetch all
 * lists again. Thread-safe.
 */
@ApplicationScoped
public class RecentRevocations {
  /** So many are kept. */
  static final int MOST = 10_000;

  private final NavigableMap<Long, String> bySeq = new TreeMap<>();
  private String epoch = "";
  private long last;

  /** Listeners that have seen less than this must fetch all lists again. */
  private long forgotten;

  /** A revocation and its place in the stream. */
  public record Event(Cursor cursor, String data) {}

  /**
   * Adds what was read from the database.
   *
   * @param uris finds the URI of a list
   */
  synchronized void add(
      String readEpoch,
      List<Revocation> fresh,
      long newLast,
      Function<String, Optional<String>> uris) {
    if (!epoch.isEmpty() && !readEpoch.equals(epoch)) {
      bySeq.clear();
      forgotten = newLast;
    } else if (newLast - last > fresh.size()) {
      forgotten = fresh.isEmpty() ? newLast : fresh.get(0).seq() - 1;
    }
    for (Revocation ended : fresh) {
      uris.apply(ended.listId()).ifPresent(uri -> bySeq.put(ended.seq(), data(uri, ended)));
    }
    while (bySeq.size() > MOST) {
      forgotten = bySeq.pollFirstEntry().getKey();
    }
    epoch = readEpoch;
    last = newLast;
  }

  private static String data(String uri, Revocation ended) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("uri", uri);
    place.put("idx", ended.index());
    try {
      return Json.mapper().writeValueAsString(place);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a text and a number that are no JSON", impossible);
    }
  }

  /** The cursor of a listener that has seen everything. */
  public synchronized Cursor end() {
    return new Cursor(epoch, last);
  }

  /** Whether a listener with this cursor can go on without a gap. */
  public synchronized boolean covers(Cursor cursor) {
    return cursor.epoch().equals(epoch) && cursor.seq() >= forgotten && cursor.seq() <= last;
  }

  /** The first revocation after this cursor, which must be covered. Empty if there is none yet. */
  public synchronized Optional<Event> after(Cursor cursor) {
    String current = epoch;
    return Optional.ofNullable(bySeq.higherEntry(cursor.seq()))
        .map(next -> new Event(new Cursor(current, next.getKey()), next.getValue()));
  }
}
