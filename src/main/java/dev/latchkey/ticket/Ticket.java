package dev.latchkey.ticket;

import dev.latchkey.account.Account;
import dev.latchkey.database.InstantColumn;
import dev.latchkey.name.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A one-time token that was sent by mail, stored as its SHA-256. It is valid for one purpose, and
 * only while the account's address and credentials are unchanged.
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

  /** The outbox message that carries it. Each attempt to send that message creates a new ticket. */
  @Column(name = "outbox_id")
  private long outboxId;

  /** When the user requested the link. */
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

  /**
   * The digest of the account's address. It still counts for that address after the account is
   * deleted.
   */
  @Column(name = "address_digest")
  private String addressDigest;

  /** The address that the account gets when this ticket is used. Null for other purposes. */
  @Column(name = "new_email")
  private String newEmail;

  /** Whether this ticket, or another one of the account for the same purpose, was used. */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean used;

  /**
   * Whether it can still be used. False after its use, after a newer ticket, and after a change of
   * the password.
   */
  @SuppressWarnings("UnusedVariable") // read by queries
  private boolean valid;

  protected Ticket() {}

  /** A ticket for this account, created for a request. */
  public Ticket(String digest, Account account, Request request, Instant now, Duration lifetime) {
    this.tokenDigest = digest;
    this.purpose = request.purpose();
    this.accountId = account.id();
    this.credentialsVersion = account.credentialsVersion();
    this.addressDigest = addressOf(account);
    this.newEmail = request.newEmail();
    this.outboxId = request.outboxId();
    this.requestedAt = request.at();
    this.createdAt = now;
    this.expiresAt = now.plus(lifetime);
    this.valid = true;
  }

  /**
   * A request for a ticket.
   *
   * @param purpose what the ticket is for
   * @param outboxId the message that will carry it
   * @param at when the message was added to the outbox
   * @param newEmail the address that the account gets; null if its address stays
   */
  public record Request(String purpose, long outboxId, Instant at, String newEmail) {}

  /** Whether the account's address and credentials are the same as when the ticket was created. */
  public boolean isFor(Account account) {
    return accountId == account.id()
        && credentialsVersion == account.credentialsVersion()
        && addressDigest.equals(addressOf(account));
  }

  /** The digest of an account's address. Mails to an address are counted under it. */
  public static String addressOf(Account account) {
    return new EmailAddress(account.email()).digest();
  }

  /** The SHA-256 of the token, as 64 hexadecimal digits. */
  public String digest() {
    return tokenDigest;
  }

  public String purpose() {
    return purpose;
  }

  long outboxId() {
    return outboxId;
  }

  public long accountId() {
    return accountId;
  }

  /** The address that the account gets; null for other purposes. */
  public String newEmail() {
    return newEmail;
  }

  /** When the link stops working. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** When the user requested the mail. */
  Instant requestedAt() {
    return requestedAt;
  }
}
