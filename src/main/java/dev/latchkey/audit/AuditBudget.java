package dev.latchkey.audit;

import dev.latchkey.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides which events are written, so that nobody fills the table or the log. Per hour, node and
 * kind of event, each account (or each address, if no account is known) writes {@value
 * #PER_CALLER}. All strangers together write {@value #PER_KIND}: refusals, and events that belong
 * to no account. What is left out is counted, and one event at the end of the hour says how many.
 */
@ApplicationScoped
public class AuditBudget {
  static final int PER_CALLER = 30;
  static final int PER_KIND = 3600;

  private static final int SECONDS_PER_HOUR = 3600;

  /** Accounts that are counted; if more are active in one hour, the others are not limited. */
  private static final int MOST_CALLERS = 20_000;

  /** Rare by other limits, and what an owner must be able to read whatever else happens. */
  private static final Set<AuditAction> ALWAYS_WRITTEN =
      EnumSet.of(
          AuditAction.SIGNUP,
          AuditAction.RESET_PASSWORD,
          AuditAction.CHANGE_PASSWORD,
          AuditAction.DELETE_ACCOUNT,
          AuditAction.NEW_KEY,
          AuditAction.OPERATE);

  private final Map<Object, Integer> written = new HashMap<>();
  private Map<Kind, Integer> leftOut = new HashMap<>();
  private Map<Kind, Integer> ended = new HashMap<>();
  private long hour;

  @Inject private Clock clock;

  /** Whether this event is written; if not, it is counted. */
  synchronized boolean admits(Kind kind, Long accountId, Caller caller) {
    if (kind.outcome() == Outcome.SUCCESS && ALWAYS_WRITTEN.contains(kind.action())) {
      return true;
    }
    beginHour();
    Object key = new Key(kind, accountId == null ? caller.ip().subnet() : accountId);
    boolean stranger = kind.outcome() == Outcome.REFUSED || accountId == null;
    boolean free = isFree(key, PER_CALLER) && !(stranger && !isFree(kind, PER_KIND));
    if (!free) {
      leftOut.merge(kind, 1, Integer::sum);
    } else if (stranger || written.size() < MOST_CALLERS) {
      written.merge(key, 1, Integer::sum);
      written.merge(kind, 1, Integer::sum);
    }
    return free;
  }

  /** How many events of each kind were left out in the hours that have ended; asked for once. */
  synchronized Map<Kind, Integer> takeLeftOut() {
    beginHour();
    Map<Kind, Integer> taken = ended;
    ended = new HashMap<>();
    return taken;
  }

  private boolean isFree(Object key, int most) {
    return written.getOrDefault(key, 0) < most;
  }

  private void beginHour() {
    long now = clock.instant().getEpochSecond() / SECONDS_PER_HOUR;
    if (now != hour) {
      hour = now;
      written.clear();
      for (Map.Entry<Kind, Integer> left : leftOut.entrySet()) {
        ended.merge(left.getKey(), left.getValue(), Integer::sum);
      }
      leftOut = new HashMap<>();
    }
  }

  /** What happened and how it ended; {@code known} if an account is known that it belongs to. */
  record Kind(AuditAction action, Outcome outcome, boolean known) {}

  private record Key(Kind kind, Object who) {}
}
