package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.database.InstantColumn;
import dev.latchkey.seal.Digest;
import dev.latchkey.token.Authentication;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One login. Its token is valid until the session ends or expires. */
@Entity
@Table(name = "session")
@NamedQuery(
    name = LiveSessions.WITH_ACCOUNT,
    query =
        "select s, a from Session s, Account a where s.id = :id and a.id = :account"
            + " and s.accountId = a.id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = LiveSessions.BY_ID,
    query = "select s from Session s where s.id = :id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = LiveSessions.BY_SECRET,
    query = "select s from Session s where s.secretDigest = :id",
    hints = {
      @QueryHint(name = "eclipselink.read-only", value = "true"),
      @QueryHint(name = "eclipselink.refresh", value = "true")
    })
@NamedQuery(
    name = Sessions.COUNT,
    query = "select count(s) from Session s where s.accountId = :account")
public class Session {
  /** Also the {@code sid} claim of the token. */
  @Id private String id;

  @Column(name = "account_id")
  private long accountId;

  /**
   * The account's version at login. A change of the password raises the account's version, and so
   * ends this session without a write to its row.
   */
  @Column(name = "credentials_version")
  private int credentialsVersion;

  /** The SHA-256 of the secret in the browser's cookie. Null if the session belongs to a token. */
  @Column(name = "secret_digest")
  @SuppressWarnings("UnusedVariable") // read by queries
  private String secretDigest;

  /** When the user last authenticated. */
  @Column(name = "auth_time")
  @Convert(converter = InstantColumn.class)
  private Instant authTime;

  /** How the user authenticated: values of RFC 8176, separated by spaces. */
  private String amr;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "last_seen_at")
  @Convert(converter = InstantColumn.class)
  private Instant lastSeenAt;

  @Column(name = "expires_at")
  @Convert(converter = InstantColumn.class)
  private Instant expiresAt;

  /** Null while the session is alive. */
  @Column(name = "ended_at")
  @Convert(converter = InstantColumn.class)
  private Instant endedAt;

  /** A name of {@link SessionEnd}. A text, because a newer node may write a reason that is new. */
  @Column(name = "end_reason")
  @SuppressWarnings("UnusedVariable") // written only by queries
  private String endReason;

  /** Whether the end of this session is among the revocations. */
  @SuppressWarnings("UnusedVariable") // used only by queries
  private boolean announced;

  private String ip;

  @Column(name = "user_agent")
  private String userAgent;

  protected Session() {}

  /** A new session of an account whose user has just authenticated. */
  public Session(
      String id,
      Account account,
      Authentication proof,
      Caller caller,
      Instant now,
      Duration lifetime) {
    this.id = id;
    this.accountId = account.id();
    this.credentialsVersion = account.credentialsVersion();
    this.authTime = proof.time();
    this.amr = String.join(" ", proof.methods());
    this.createdAt = now;
    this.lastSeenAt = now;
    this.expiresAt = now.plus(lifetime);
    this.ip = caller.ipText();
    this.userAgent = caller.userAgent();
  }

  /** Makes this the session of a browser, which keeps the secret in a cookie. */
  public void keepInBrowser(Digest secret) {
    this.secretDigest = secret.hex();
  }

  /** Whether this is a live session of the account as it is now. */
  boolean isLiveOf(Account account, Instant now) {
    return accountId == account.id()
        && credentialsVersion == account.credentialsVersion()
        && account.enabled()
        && endedAt == null
        && expiresAt.isAfter(now);
  }

  /** Whether this session was read after a change of the password, but the account before it. */
  boolean isNewerThan(Account account) {
    return accountId == account.id() && credentialsVersion > account.credentialsVersion();
  }

  public String id() {
    return id;
  }

  public long accountId() {
    return accountId;
  }

  /** When and how the user authenticated. */
  public Authentication proof() {
    return new Authentication(authTime, List.of(amr.split(" ")));
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
