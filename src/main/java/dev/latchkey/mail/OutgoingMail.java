package dev.latchkey.mail;

import dev.latchkey.runtime.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A mail that is owed: written in the transaction of the fact it tells of, gone when a relay has
 * accepted it. It holds no secret; what the mail must say is composed as it is sent.
 */
@Entity
@Table(name = "outbox")
public class OutgoingMail {
  /** Goes before every notice: somebody waits for it. */
  static final int AWAITED = 0;

  static final int NOTICE = 1;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_id")
  @SequenceGenerator(name = "outbox_id", sequenceName = "outbox_id", allocationSize = 50)
  private long id;

  private String kind;

  @SuppressWarnings("UnusedVariable") // read by queries
  private int priority;

  @Column(name = "account_id")
  private Long accountId;

  private String recipient;

  @Column(name = "recipient_name")
  private String recipientName;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "due_at")
  @Convert(converter = InstantColumn.class)
  private Instant dueAt;

  private int attempts;

  @Column(name = "parked_at")
  @Convert(converter = InstantColumn.class)
  private Instant parkedAt;

  private String reason;

  protected OutgoingMail() {}

  private OutgoingMail(
      String kind, int priority, Long accountId, String recipient, String name, Instant now) {
    this.kind = kind;
    this.priority = priority;
    this.accountId = accountId;
    this.recipient = recipient;
    this.recipientName = name;
    this.createdAt = now;
    this.dueAt = now;
  }

  /** A mail that somebody waits for, to an address that may or may not belong to an account. */
  public static OutgoingMail toAddress(String kind, String address, Instant now) {
    return new OutgoingMail(kind, AWAITED, null, address, null, now);
  }

  /** A notice to the owner of an account; it goes with the account. */
  public static OutgoingMail toOwner(
      String kind, long accountId, String address, String name, Instant now) {
    return new OutgoingMail(kind, NOTICE, accountId, address, name, now);
  }

  void park(String why, Instant now) {
    this.parkedAt = now;
    this.reason = cut(why);
  }

  void postpone(String why, Instant until) {
    this.dueAt = until;
    this.reason = cut(why);
  }

  private static String cut(String why) {
    return why == null || why.length() <= 500 ? why : why.substring(0, 500);
  }

  public long id() {
    return id;
  }

  public String kind() {
    return kind;
  }

  public String recipient() {
    return recipient;
  }

  public String recipientName() {
    return recipientName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** How often it was claimed in order to be sent, this time included. */
  public int attempts() {
    return attempts;
  }

  /** Why the last attempt failed, in the relay's words; null before the first. */
  public String reason() {
    return reason;
  }
}
