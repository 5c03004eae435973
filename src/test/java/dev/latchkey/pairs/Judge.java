package dev.latchkey.pairs;

import dev.latchkey.it.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks at every answer: a server's error and a long wait are faults, a refusal is not. */
final class Judge {
  /** Longer than any wait for a lock that the server allows. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final boolean outagesAllowed;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();

  /** No server's error is allowed. */
  Judge() {
    this(false);
  }

  private Judge(boolean outagesAllowed) {
    this.outagesAllowed = outagesAllowed;
  }

  /** A call may be told to come again, by the 503 of the contract. */
  static Judge whoAllowsOutages() {
    return new Judge(true);
  }

  void look(String what, Answer answer) {
    boolean comeAgain = outagesAllowed && answer.isOutage();
    if ((answer.status() >= 500 && !comeAgain) || answer.took().compareTo(LONGEST) > 0) {
      faults.add(what + ": " + answer.status() + " after " + answer.took().toMillis() + " ms");
    }
    (answer.isOk() ? done : refused).merge(what, 1, Integer::sum);
  }

  /** How often each call was refused. */
  Map<String, Integer> refused() {
    return refused;
  }

  /** Notes a call that was not answered at all. */
  void unanswered(RuntimeException why) {
    faults.add("no answer: " + why);
  }

  List<String> faults() {
    return faults;
  }

  /** How often each call has succeeded. */
  Map<String, Integer> done() {
    return done;
  }
}
