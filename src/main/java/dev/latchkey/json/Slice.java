package dev.latchkey.json;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param isLast whether nothing follows
 */
public record Slice<T>(List<T> items, boolean isLast) {
  /** Keeps a copy. */
  public Slice {
    items = List.copyOf(items);
  }

  /** The page of at most so many of the items found. One more was asked for, if there is one. */
  public static <T> Slice<T> of(List<T> found, int limit) {
    boolean last = found.size() <= limit;
    return new Slice<>(last ? found : found.subList(0, limit), last);
  }

  /** The cursor of the next page; null if there is none. */
  public String next(Function<T, String> cursor) {
    return isLast ? null : cursor.apply(items.get(items.size() - 1));
  }
}
