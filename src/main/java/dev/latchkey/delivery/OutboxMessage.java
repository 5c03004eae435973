package dev.latchkey.delivery;

import dev.latchkey.database.InstantColumn;
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
 * A message to another system. It is written in the transaction of the event that it reports, and
 * deleted when the other system has accepted it. It holds no secret, because the text is composed
 * when it is sent.
 */
@Entity
@Table(name = "outbox")
public class OutboxMessage {
  /** A person waits for the message. It is delivered before every notice. */
  static final int AWAITED = 0;

  static final int NOTICE = 1;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_id")
  @SequenceGenerator(name = "outbox_id", sequenceName = "outbox_id", allocationSize = 50)
  private long id;

  /** The name of the {@link Channel} that delivers it. */
  private String channel;

  private String kind;

  private int priority;

  @Column(name = "account_id")
  private Long accountId;

  private String recipient;

  @Column(name = "recipient_name")
  private String recipientName;

  private String language;

  @Column(name = "user_agent")
  private String userAgent;

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

  protected OutboxMessage() {}

  private OutboxMessage(String channel, String kind, int priority, String recipient, Instant now) {
    this.channel = channel;
    this.kind = kind;
    this.priority = priority;
    this.recipient = recipient;
    this.createdAt = now;
    this.dueAt = now;
  }

  /** A message that a person waits for. The address may or may not belong to an account. */
  public static OutboxMessage awaited(String channel, String kind, String address, Instant now) {
    return new OutboxMessage(channel, kind, AWAITED, address, now);
  }

  /** A message that the owner of an account waits for. It is deleted with the account. */
  public static OutboxMessage awaitedBy(
      String channel, String kind, long accountId, String address, Instant now) {
    OutboxMessage message = new OutboxMessage(channel, kind, AWAITED, address, now);
    message.accountId = accountId;
    return message;
  }

  /** A notice to the owner of an account. It is deleted with the account. */
  public static OutboxMessage notice(
      String channel, String kind, long accountId, String address, String name, Instant now) {
    OutboxMessage notice = new OutboxMessage(channel, kind, NOTICE, address, now);
    notice.accountId = accountId;
    notice.recipientName = name;
    return notice;
  }

  /** A message to another system, about no one's address. */
  public static OutboxMessage announcement(
      String channel, String kind, String recipient, Instant now) {
    return new OutboxMessage(channel, kind, NOTICE, recipient, now);
  }

  /**
   * The same message, with the request that caused it.
   *
   * @param tag the language of the text, unless its reader has chosen another
   * @param client what sent the request; null if unknown
   */
  public OutboxMessage causedBy(String tag, String client) {
    this.language = tag;
    this.userAgent = client;
    return this;
  }

  void park(String why, Instant now) {
    this.parkedAt = now;
    this.reason = cut(why);
  }

  /**
   * Makes the message due now, also if it was parked. Does nothing while a node is sending it,
   * which its due time shows.
   */
  void retry(Instant now) {
    if (parkedAt != null || !dueAt.isAfter(now.plus(RetryPolicy.LONGEST))) {
      this.parkedAt = null;
      this.dueAt = now;
    }
  }

  void postpone(String why, Instant until) {
    this.dueAt = until;
    this.reason = cut(why);
  }

  private static String cut(String why) {
    return why == null || why.length() <= 500 ? why : why.substring(0, 500);
  }

  String channel() {
    return channel;
  }

  int priority() {
    return priority;
  }

  boolean isOf(String name) {
    return channel.equals(name);
  }

  public long id() {
    return id;
  }

  public String kind() {
    return kind;
  }

  /** The account whose owner gets the message. Null if nobody knows yet who has the address. */
  public Long accountId() {
    return accountId;
  }

  public String recipient() {
    return recipient;
  }

  public String recipientName() {
    return recipientName;
  }

  /** The language of the request that caused it; null if unknown. */
  public String language() {
    return language;
  }

  /** What sent the request that caused it; null if unknown. */
  public String userAgent() {
    return userAgent;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** When the other system refused it for good. Null while it waits. */
  public Instant parkedAt() {
    return parkedAt;
  }

  /** How often the message was claimed, including this time. */
  public int attempts() {
    return attempts;
  }

  /**
   * Why the last attempt failed, in the words of the other system. Null before the first failure.
   */
  public String reason() {
    return reason;
  }
}
