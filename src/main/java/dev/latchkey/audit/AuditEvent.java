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

  public long id() {
    return id;
  }

  public AuditAction action() {
    return action;
  }

  public Outcome outcome() {
    return outcome;
  }

  public Long accountId() {
    return accountId;
  }

  public String actor() {
    return actor;
  }

  public String target() {
    return target;
  }

  public String detail() {
    return detail;
  }

  public String ip() {
    return ip;
  }

  public String userAgent() {
    return userAgent;
  }

  public String requestId() {
    return requestId;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  /** The number of left-out events that this one stands for. Null if it is a single event. */
  public Integer leftOut() {
    return leftOut;
  }
}
