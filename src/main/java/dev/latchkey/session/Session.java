package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.runtime.Caller;
import dev.latchkey.runtime.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One login that has not ended. A token lives as long as its session's row. */
@Entity
@Table(name = "session")
@NamedQuery(
    name = Sessions.WITH_ACCOUNT,
    query =
        "select s, a from Session s, Account a where s.id = :id and a.id = :account"
            + " and s.accountId = a.id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = Sessions.BY_ID,
    query = "select s from Session s where s.id = :id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
public class Session {
  /** Also the {@code sid} and {@code jti} of the token. */
  @Id private String id;

  @Column(name = "account_id")
  private long accountId;

  /** The account's, as of the login: a change of password ends the session without touching it. */
  @Column(name = "credentials_version")
  private int credentialsVersion;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "last_seen_at")
  @Convert(converter = InstantColumn.class)
  private Instant lastSeenAt;

  @Column(name = "expires_at")
  @Convert(converter = InstantColumn.class)
  private Instant expiresAt;

  private String ip;

  @Column(name = "user_agent")
  private String userAgent;

  protected Session() {}

  /** Opens a session for the account as it was read. */
  public Session(String id, Account account, Caller caller, Instant now, Duration lifetime) {
    this.id = id;
    this.accountId = account.id();
    this.credentialsVersion = account.credentialsVersion();
    this.createdAt = now;
    this.lastSeenAt = now;
    this.expiresAt = now.plus(lifetime);
    this.ip = caller.ipText();
    this.userAgent = caller.userAgent();
  }

  /** Whether this is a live session of the account as it is now. */
  boolean isLiveOf(Account account, Instant now) {
    return accountId == account.id()
        && credentialsVersion == account.credentialsVersion()
        && account.enabled()
        && expiresAt.isAfter(now);
  }

  /** Whether the account had another password when it was read than when this session was. */
  boolean isNewerThan(Account account) {
    return accountId == account.id() && credentialsVersion > account.credentialsVersion();
  }

  public String id() {
    return id;
  }

  public long accountId() {
    return accountId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public String ip() {
    return ip;
  }

  public String userAgent() {
    return userAgent;
  }
}
