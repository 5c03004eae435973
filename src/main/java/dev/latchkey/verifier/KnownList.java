package dev.latchkey.verifier;

import java.time.Duration;
import java.time.Instant;

/** What this service has learned about one list. What has ended stays ended. Thread-safe. */
final class KnownList {
  /** The pause while nothing is known of a list. */
  static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(5);

  private volatile TokenList list;
  private volatile boolean allEnded;
  private volatile boolean tried;
  private boolean failing;

  /** Whether nobody has tried to fetch the list yet. */
  boolean isNew() {
    return !tried;
  }

  synchronized void learn(TokenList fetched) {
    tried = true;
    failing = false;
    list = fetched.after(list);
  }

  /** The issuer does not know the list: all of its tokens have ended. */
  void endAll() {
    tried = true;
    allEnded = true;
  }

  /** Returns true if the try before this one did not fail, so that one line is logged. */
  synchronized boolean failed() {
    boolean first = !failing;
    tried = true;
    failing = true;
    return first;
  }

  /** How often to fetch the list. */
  Duration ttl() {
    TokenList known = list;
    return known == null ? UNTIL_NEXT_TRY : known.ttl();
  }

  Verdict verdictOn(int index, Instant now) {
    TokenList known = list;
    if (allEnded) {
      return Verdict.ENDED;
    }
    if (known == null) {
      return Verdict.UNKNOWN;
    }
    if (index >= known.ended().size() || known.ended().get(index)) {
      return Verdict.ENDED;
    }
    return known.isValid(now) ? Verdict.VALID : Verdict.UNKNOWN;
  }
}
