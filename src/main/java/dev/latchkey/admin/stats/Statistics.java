package dev.latchkey.admin.stats;

import java.time.Instant;
import java.util.List;

/** What an operator plots. */
public record Statistics(
    long accounts,
    long enabled,
    long sessions,
    List<HourCount> logins,
    List<HourCount> signups,
    Mails mails,
    Hash hash,
    StatusList statusList) {
  /** Keeps copies. */
  public Statistics {
    logins = List.copyOf(logins);
    signups = List.copyOf(signups);
  }

  /** What happened in the hour that begins at this time. */
  public record HourCount(Instant at, long success, long refused) {}

  /** The mails in the outbox. */
  public record Mails(long waiting, long parked, long oldestSeconds) {}

  /** The hashing of passwords on this node: how many at once, and how many wait. */
  public record Hash(int lanes, int waiting) {}

  /** How long ago this node last read which tokens have ended. */
  public record StatusList(long ageSeconds) {}
}
