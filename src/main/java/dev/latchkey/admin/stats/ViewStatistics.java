package dev.latchkey.admin.stats;

import dev.latchkey.admission.AdmissionQueue;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.credential.HashThreads;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.session.LiveSessions;
import dev.latchkey.statuslist.PublishedLists;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what an operator plots. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewStatistics {
  @Inject private StatsQueries queries;
  @Inject private LiveSessions sessions;
  @Inject private Outbox outbox;
  @Inject private HashThreads lanes;
  @Inject private AdmissionQueue queue;
  @Inject private PublishedLists lists;
  @Inject private Clock clock;

  /** The numbers of now, and of so many hours up to now. */
  public Statistics of(int hours) {
    Instant now = clock.instant();
    Instant since = now.truncatedTo(ChronoUnit.HOURS).minus(hours - 1L, ChronoUnit.HOURS);
    StatsQueries.Accounts accounts = queries.accounts();
    return new Statistics(
        accounts.all(),
        accounts.enabled(),
        sessions.countLive(now),
        byHour(AuditAction.LOGIN, since, hours),
        byHour(AuditAction.SIGNUP, since, hours),
        new Statistics.Mails(
            outbox.countWaiting(MailChannel.NAME),
            outbox.countParked(MailChannel.NAME),
            outbox.ageOfOldest(MailChannel.NAME, now).toSeconds()),
        new Statistics.Hash(lanes.count(), queue.waiting()),
        new Statistics.StatusList(lists.age().toSeconds()));
  }

  private List<Statistics.HourCount> byHour(AuditAction action, Instant since, int hours) {
    Map<Long, Long> success = new HashMap<>();
    Map<Long, Long> refused = new HashMap<>();
    for (StatsQueries.Hour row : queries.byHour(action, since)) {
      (row.success() ? success : refused).put(row.hour(), row.count());
    }
    List<Statistics.HourCount> all = new ArrayList<>();
    for (int i = 0; i < hours; i++) {
      Instant at = since.plus(i, ChronoUnit.HOURS);
      long hour = ChronoUnit.HOURS.between(Instant.EPOCH, at);
      all.add(
          new Statistics.HourCount(
              at, success.getOrDefault(hour, 0L), refused.getOrDefault(hour, 0L)));
    }
    return all;
  }
}
