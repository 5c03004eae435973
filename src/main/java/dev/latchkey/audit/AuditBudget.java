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
 * Decides which events are written, so that no caller can fill the table or the log. The limits
 * count per hour, node and kind of event. Each account (or each address, if no account is known)
 * can cause {@value #PER_CALLER} events. All refusals and all events without an account together
 * can cause {@value #PER_KIND}. Further events are only counted. After the hour, one event per kind
 * tells how many were left out.
 */
@ApplicationScoped
public class AuditBudget {
  static final int PER_CALLER = 30;
  static final int PER_KIND = 3600;

  private static final int SECONDS_PER_HOUR = 3600;

  /**
   * The number of accounts that are counted. If more are active in one hour, the others have no
   * limit.
   */
  private static final int MOST_CALLERS = 20_000;

  /**
   * These events are rare because of other limits. An owner must always be able to see them. The
   * same is true for what an operator or a client does.
   */
  private static final Set<AuditAction> ALWAYS_WRITTEN =
      EnumSet.of(
          AuditAction.SIGNUP,
          AuditAction.RESET_PASSWORD,
          AuditAction.CHANGE_PASSWORD,
          AuditAction.CONFIRM_EMAIL,
          AuditAction.DELETE_ACCOUNT,
          AuditAction.NEW_KEY);

  private final Map<Object, Integer> written = new HashMap<>();
  private Map<Kind, Integer> leftOut = new HashMap<>();
  private Map<Kind, Integer> ended = new HashMap<>();
  private long hour;

  @Inject private Clock clock;

  /** Whether this event is written. If not, it is counted. */
  synchronized boolean admits(Kind kind, Long accountId, Caller caller) {
    boolean always = ALWAYS_WRITTEN.contains(kind.action()) || caller.actor() != null;
    if (kind.outcome() == Outcome.SUCCESS && always) {
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

  /** Returns how many events of each kind were left out in past hours, and resets these numbers. */
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

  /** What happened and how it ended. {@code known} tells whether the event has an account. */
  record Kind(AuditAction action, Outcome outcome, boolean known) {}

  private record Key(Kind kind, Object who) {}
}
