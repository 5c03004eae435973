package dev.latchkey.problem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Looks inside wrapped exceptions. Containers wrap them in many ways. */
public final class Causes {
  private Causes() {}

  /** The exception, its causes, and the exceptions that SQL exceptions chain; each once. */
  public static Set<Throwable> of(Throwable thrown) {
    Set<Throwable> found = new LinkedHashSet<>();
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(thrown);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (found.add(next)) {
        if (next.getCause() != null) {
          open.add(next.getCause());
        }
        if (next instanceof SQLException sql && sql.getNextException() != null) {
          open.add(sql.getNextException());
        }
      }
    }
    return found;
  }

  /** The innermost cause. */
  public static Throwable root(Throwable thrown) {
    Throwable last = thrown;
    for (Throwable cause : of(thrown)) {
      last = cause;
    }
    return last;
  }
}
