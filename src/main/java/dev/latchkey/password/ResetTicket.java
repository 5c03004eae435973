package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.account.EmailAddress;
import dev.latchkey.mail.OutgoingMail;
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

  /** The request in the outbox that this answers; each try to send it has a ticket of its own. */
  @Column(name = "outbox_id")
  private long outboxId;

  /** When the link was asked for. */
  @Column(name = "requested_at")
  @Convert(converter = InstantColumn.class)
  @SuppressWarnings("UnusedVariable") // read by queries
  private Instant requestedAt;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "expires_at")
  @Convert(converter = InstantColumn.class)
  private Instant expiresAt;

  /** Of the address that the link went to: it counts there when the account is gone. */
  @Column(name = "address_digest")
  @SuppressWarnings("UnusedVariable") // read by queries
  private String addressDigest;

  /** Whether somebody has set a password by it, or by another one of the account. */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean used;

  /** Whether it can still be used: not after its use, a newer one, or a change of password. */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean valid;

  protected ResetTicket() {}

  ResetTicket(
      String digest, Account account, OutgoingMail request, Instant now, Duration lifetime) {
    this.tokenDigest = digest;
    this.accountId = account.id();
    this.addressDigest = digestOf(account);
    this.outboxId = request.id();
    this.requestedAt = request.createdAt();
    this.createdAt = now;
    this.expiresAt = now.plus(lifetime);
    this.valid = true;
  }

  /** Under which the mails to an account's address are counted. */
  static String digestOf(Account account) {
    return new EmailAddress(account.email()).digest();
  }

  long outboxId() {
    return outboxId;
  }

  long accountId() {
    return accountId;
  }

  /** When the mail was asked for that it was made for. */
  Instant requestedAt() {
    return requestedAt;
  }
}
