package dev.latchkey.ticket;

import dev.latchkey.account.Account;
import dev.latchkey.account.EmailAddress;
import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A one-time token that was sent by mail, stored as its SHA-256. It counts for one purpose, and
 * only as long as the account has the address and the credentials that it had then.
 */
@Entity
@Table(name = "ticket")
public class Ticket {
  @Id
  @Column(name = "token_digest")
  private String tokenDigest;

  private String purpose;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "credentials_version")
  private int credentialsVersion;

  /** The message that asked for it; each try to send that has a ticket of its own. */
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
  private String addressDigest;

  /** Whether somebody has set a password by it, or by another one of the account. */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean used;

  /** Whether it can still be used: not after its use, a newer one, or a change of password. */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean valid;

  protected Ticket() {}

  /** A ticket for the account as it was read, made to answer a request. */
  public Ticket(String digest, Account account, Request request, Instant now, Duration lifetime) {
    this.tokenDigest = digest;
    this.purpose = request.purpose();
    this.accountId = account.id();
    this.credentialsVersion = account.credentialsVersion();
    this.addressDigest = addressOf(account);
    this.outboxId = request.outboxId();
    this.requestedAt = request.at();
    this.createdAt = now;
    this.expiresAt = now.plus(lifetime);
    this.valid = true;
  }

  /**
   * What asked for a ticket.
   *
   * @param purpose what the ticket is for
   * @param outboxId the message that will carry it
   * @param at when the message was posted
   */
  public record Request(String purpose, long outboxId, Instant at) {}

  /** Whether the account still has the address and the credentials that the ticket was made for. */
  public boolean isFor(Account account) {
    return accountId == account.id()
        && credentialsVersion == account.credentialsVersion()
        && addressDigest.equals(addressOf(account));
  }

  /** The digest under which the mails to an account's address are counted. */
  public static String addressOf(Account account) {
    return new EmailAddress(account.email()).digest();
  }

  String purpose() {
    return purpose;
  }

  long outboxId() {
    return outboxId;
  }

  public long accountId() {
    return accountId;
  }

  /** When the mail was asked for that it was made for. */
  Instant requestedAt() {
    return requestedAt;
  }
}
