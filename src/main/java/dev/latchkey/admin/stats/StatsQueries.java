package dev.latchkey.admin.stats;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.Outcome;
import dev.latchkey.database.InstantColumn;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Counts rows for the statistics. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StatsQueries {
  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  // Native SQL, because Jakarta Persistence cannot divide a time.
  private static final String BY_HOUR =
      "select occurred_at / %1$d, outcome, sum(case when left_out is null then 1 else left_out end)"
          + " from audit_event where action = ?1 and occurred_at >= ?2"
          + " group by occurred_at / %1$d, outcome";

  @PersistenceContext private EntityManager entities;

  /** The number of accounts, and of those that are enabled. */
  public Accounts accounts() {
    List<Object[]> rows =
        entities
            .createQuery(
                "select a.enabled, count(a) from Account a group by a.enabled", Object[].class)
            .getResultList();
    long all = rows.stream().mapToLong(row -> (Long) row[1]).sum();
    long enabled =
        rows.stream().filter(row -> (Boolean) row[0]).mapToLong(row -> (Long) row[1]).sum();
    return new Accounts(all, enabled);
  }

  /** How often something happened, by hour and outcome. Hours without an event are left out. */
  public List<Hour> byHour(AuditAction action, Instant since) {
    List<?> rows =
        entities
            .createNativeQuery(BY_HOUR.formatted(MICROS_PER_HOUR))
            .setParameter(1, action.name())
            .setParameter(2, new InstantColumn().convertToDatabaseColumn(since))
            .getResultList();
    return rows.stream().map(row -> hour((Object[]) row)).toList();
  }

  private static Hour hour(Object[] row) {
    return new Hour(
        ((Number) row[0]).longValue(),
        Outcome.SUCCESS.text().equals(row[1]),
        ((Number) row[2]).longValue());
  }

  /** Numbers of accounts. */
  public record Accounts(long all, long enabled) {}

  /** A count of one hour, which is a number of hours since the epoch. */
  public record Hour(long hour, boolean success, long count) {}
}
