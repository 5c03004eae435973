package dev.latchkey.webhook;

import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One message to one webhook, and how its last attempt ended. */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {
  /** The channel of these messages, as stored in the outbox. */
  public static final String CHANNEL = "webhook";

  /** The id of its message in the outbox. */
  @Id private long id;

  @Column(name = "webhook_id")
  private long webhookId;

  private String type;

  private String body;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "attempted_at")
  @Convert(converter = InstantColumn.class)
  private Instant attemptedAt;

  @Column(name = "duration_millis")
  private Long durationMillis;

  private Integer status;

  private String reason;

  private boolean delivered;

  protected WebhookDelivery() {}

  /** A message that waits in the outbox. */
  WebhookDelivery(long id, long webhookId, String type, String body, Instant now) {
    this.id = id;
    this.webhookId = webhookId;
    this.type = type;
    this.body = body;
    this.createdAt = now;
  }

  /** Records an attempt. */
  void attempted(Attempt attempt, Instant at) {
    attemptedAt = at;
    durationMillis = attempt.duration().toMillis();
    status = attempt.status();
    reason = attempt.reason();
    delivered = attempt.accepted();
  }

  public long id() {
    return id;
  }

  public long webhookId() {
    return webhookId;
  }

  public String type() {
    return type;
  }

  public String body() {
    return body;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant attemptedAt() {
    return attemptedAt;
  }

  public Long durationMillis() {
    return durationMillis;
  }

  public Integer status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public boolean delivered() {
    return delivered;
  }
}
