package dev.latchkey.password;

import dev.latchkey.runtime.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Leave to set a new password once, known only by the SHA-256 of its token. */
@Entity
@Table(name = "reset_ticket")
public class ResetTicket {
  @Id
  @Column(name = "token_digest")
  private String tokenDigest;

  @Column(name = "account_id")
  private long accountId;

  /** The request in the outbox that this answers; sending it again replaces its ticket. */
  @Column(name = "outbox_id")
  private long outboxId;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "expires_at")
  @Convert(converter = InstantColumn.class)
  private Instant expiresAt;

  /** Whether it can still be used: not after its use, a newer one, or a change of password. */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean valid;

  protected ResetTicket() {}

  ResetTicket(String digest, long accountId, long outboxId, Instant now, Duration lifetime) {
    this.tokenDigest = digest;
    this.accountId = accountId;
    this.outboxId = outboxId;
    this.createdAt = now;
    this.expiresAt = now.plus(lifetime);
    this.valid = true;
  }

  long accountId() {
    return accountId;
  }
}
