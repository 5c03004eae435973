package dev.latchkey.audit;

import dev.latchkey.caller.Caller;
import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One security event. It holds no name that was typed, because people type passwords into the wrong
 * field.
 */
@Entity
@Table(name = "audit_event")
public class AuditEvent {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event_id")
  @SequenceGenerator(name = "audit_event_id", sequenceName = "audit_event_id", allocationSize = 50)
  private long id;

  @Column(name = "occurred_at")
  @Convert(converter = InstantColumn.class)
  private Instant occurredAt;

  @Enumerated(EnumType.STRING)
  private AuditAction action;

  @Convert(converter = OutcomeColumn.class)
  private Outcome outcome;

  @Column(name = "account_id")
  private Long accountId;

  private String actor;

  private String target;

  private String detail;

  private String ip;

  @Column(name = "user_agent")
  @SuppressWarnings("UnusedVariable") // read by queries
  private String userAgent;

  @Column(name = "request_id")
  private String requestId;

  /** The number of left-out events that this row stands for. Null if the row is a single event. */
  @Column(name = "left_out")
  private Integer leftOut;

  protected AuditEvent() {}

  AuditEvent(AuditAction action, Outcome outcome, Long accountId, Caller caller, Instant now) {
    this.occurredAt = now;
    this.action = action;
    this.outcome = outcome;
    this.accountId = accountId;
    this.actor = caller.actor();
    this.ip = caller.ipText();
    this.userAgent = caller.userAgent();
    this.requestId = caller.requestId();
  }

  /** Stands for this many events of a kind that were left out. */
  AuditEvent(AuditBudget.Kind kind, int leftOut, Instant now) {
    this(kind.action(), kind.outcome(), null, Caller.THIS_SERVER, now);
    this.leftOut = leftOut;
  }

  /** Adds what the action was about. */
  AuditEvent about(AuditSubject subject) {
    this.target = subject.target();
    this.detail = subject.detail();
    return this;
  }

  AuditBudget.Kind kind() {
    return new AuditBudget.Kind(action, outcome, accountId != null);
  }

  AuditAction action() {
    return action;
  }

  Outcome outcome() {
    return outcome;
  }

  Long accountId() {
    return accountId;
  }

  String actor() {
    return actor;
  }

  String target() {
    return target;
  }

  String detail() {
    return detail;
  }

  String ip() {
    return ip;
  }

  String requestId() {
    return requestId;
  }

  Instant occurredAt() {
    return occurredAt;
  }
}
