package dev.latchkey.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Limits the messages about refused logins on this node: in a minute 10 for an account, and 100 in
 * total. The others are only counted.
 */
@ApplicationScoped
public class RefusedLoginCount {
  private static final int OF_ACCOUNT = 10;
  private static final int IN_TOTAL = 100;
  private static final int SECONDS_PER_MINUTE = 60;

  private final Map<Long, Integer> sent = new HashMap<>();
  private long minute;
  private int total;
  private long leftOut;

  /**
   * Counts one refused login. Empty if no message is sent for it; else how many were left out since
   * the last message.
   */
  synchronized OptionalLong take(long accountId, Instant now) {
    beginMinute(now.getEpochSecond() / SECONDS_PER_MINUTE);
    if (total >= IN_TOTAL || sent.getOrDefault(accountId, 0) >= OF_ACCOUNT) {
      leftOut++;
      return OptionalLong.empty();
    }
    total++;
    sent.merge(accountId, 1, Integer::sum);
    long more = leftOut;
    leftOut = 0;
    return OptionalLong.of(more);
  }

  // Another minute, not a later one: the clock may be corrected.
  private void beginMinute(long now) {
    if (now != minute) {
      minute = now;
      total = 0;
      sent.clear();
    }
  }
}
