package dev.latchkey.account;

import dev.latchkey.credential.PasswordHash;
import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Somebody who can log in. Username and email are kept as given and compared folded; unique
 * constraints on the folded columns decide who was first.
 */
@Entity
@Table(name = "account")
@NamedQuery(
    name = Accounts.BY_ID,
    query = "select a from Account a where a.id = :id",
    hints = {
      @QueryHint(name = "eclipselink.read-only", value = "true"),
      // A second read in one call of a bean would find the first one's object.
      @QueryHint(name = "eclipselink.refresh", value = "true")
    })
@NamedQuery(
    name = Accounts.BY_USERNAME,
    query = "select a from Account a where a.usernameFolded = :folded",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = Accounts.BY_EMAIL,
    query = "select a from Account a where a.emailFolded = :folded",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
public class Account {
  private static final Logger LOG = Logger.getLogger(Account.class.getName());

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_id")
  @SequenceGenerator(name = "account_id", sequenceName = "account_id", allocationSize = 50)
  private long id;

  private String username;

  @Column(name = "username_folded")
  private String usernameFolded;

  private String email;

  @Column(name = "email_folded")
  private String emailFolded;

  /** Whether the owner has shown that the address is theirs. */
  @Column(name = "email_verified")
  private boolean emailVerified;

  /** Null if nobody can log in with a password. */
  @Column(name = "password_hash")
  private String passwordHash;

  /** Rises with every change of password; a session of an older number is over. */
  @Column(name = "credentials_version")
  private int credentialsVersion;

  private boolean enabled;

  @Convert(converter = RolesColumn.class)
  private List<String> roles;

  @Column(name = "full_name")
  private String fullName;

  private String phone;

  @Column(name = "experience_years")
  private Integer experienceYears;

  @Convert(converter = SkillsColumn.class)
  private List<String> skills;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "updated_at")
  @Convert(converter = InstantColumn.class)
  private Instant updatedAt;

  protected Account() {}

  /** A new, enabled account. */
  public Account(
      Username username, EmailAddress email, PasswordHash hash, String fullName, Instant now) {
    this.username = username.text();
    this.usernameFolded = username.folded();
    this.email = email.text();
    this.emailFolded = email.folded();
    this.passwordHash = hash.stored();
    this.fullName = fullName;
    this.enabled = true;
    this.roles = List.of();
    this.skills = List.of();
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Sets another password; every session opened before is over with it. */
  public void changePassword(PasswordHash hash, Instant now) {
    this.passwordHash = hash.stored();
    this.credentialsVersion++;
    this.updatedAt = now;
  }

  /** Writes what a change names and leaves the rest alone. */
  public void apply(ProfileChanges changes, Instant now) {
    changes.fullName().ifGiven(value -> this.fullName = value);
    changes.phone().ifGiven(value -> this.phone = value);
    changes.experienceYears().ifGiven(value -> this.experienceYears = value);
    changes.skills().ifGiven(value -> this.skills = value);
    this.updatedAt = now;
  }

  public long id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String email() {
    return email;
  }

  String usernameFolded() {
    return usernameFolded;
  }

  String emailFolded() {
    return emailFolded;
  }

  /**
   * The stored hash; empty if there is none, or if this server cannot read it, which the log says.
   * Such an account has no password that matches until its owner resets it.
   */
  public Optional<PasswordHash> passwordHash() {
    if (passwordHash == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(PasswordHash.parse(passwordHash));
    } catch (IllegalArgumentException unreadable) {
      LOG.log(
          Level.WARNING,
          "The stored password hash of account {0} cannot be read; a reset replaces it.",
          Long.toString(id));
      return Optional.empty();
    }
  }

  /** The text of the stored hash, readable or not: the key of a conditional update. */
  String storedHash() {
    return passwordHash;
  }

  /** Whether a password that was proven when the account was read opens it now. */
  public boolean provesTheSame(Account read) {
    return enabled && credentialsVersion == read.credentialsVersion;
  }

  public int credentialsVersion() {
    return credentialsVersion;
  }

  public boolean emailVerified() {
    return emailVerified;
  }

  public boolean enabled() {
    return enabled;
  }

  /** The account's roles, sorted, without {@link Roles#USER}. */
  public List<String> roles() {
    return roles;
  }

  /** The roles that a token names: the {@code groups} claim. */
  public List<String> groups() {
    return Roles.inToken(roles);
  }

  /** Whether the account has a role; each one has {@link Roles#USER}. */
  public boolean hasRole(String role) {
    return Roles.USER.equals(role) || roles.contains(role);
  }

  public String fullName() {
    return fullName;
  }

  public String phone() {
    return phone;
  }

  public Integer experienceYears() {
    return experienceYears;
  }

  public List<String> skills() {
    return skills;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
