package dev.latchkey.account;

import dev.latchkey.credential.PasswordHash;
import dev.latchkey.credential.StoredHash;
import dev.latchkey.database.InstantColumn;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.Work;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A person's account. Username and email are stored as given and compared case-folded. If two
 * signups race, the unique constraints on the folded columns decide which one wins.
 */
@Entity
@Table(name = "account")
@NamedQuery(
    name = Accounts.BY_ID,
    query = "select a from Account a where a.id = :id",
    hints = {
      @QueryHint(name = "eclipselink.read-only", value = "true"),
      // Otherwise a second read in the same persistence context returns the object of the first.
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

  /** Whether the owner has proved that the address is theirs. */
  @Column(name = "email_verified")
  private boolean emailVerified;

  /** Whether anybody signed up with this address, and nobody has proved that it is theirs. */
  @Column(name = "unproven_signup")
  private boolean unprovenSignup;

  /** Null if this account has no password. */
  @Column(name = "password_hash")
  private String passwordHash;

  /** Grows with every password change. A session with an older number is no longer valid. */
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

  /** The language that the owner has chosen; null for that of the browser. */
  private String locale;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "updated_at")
  @Convert(converter = InstantColumn.class)
  private Instant updatedAt;

  /** When an import created the account. Null if none did. */
  @Column(name = "imported_at")
  @Convert(converter = InstantColumn.class)
  private Instant importedAt;

  /** Whether nothing but an import has changed the account, and nobody has logged in to it. */
  @Column(name = "imported_unchanged")
  private boolean importedUnchanged;

  /** What computes the stored hash, if it has not the current parameters. Null otherwise. */
  @Enumerated(EnumType.STRING)
  @Column(name = "foreign_algorithm")
  private Algorithm foreignAlgorithm;

  @Column(name = "foreign_work")
  private Long foreignWork;

  protected Account() {}

  /** An account that comes from another system. */
  public Account(Username username, EmailAddress email, ImportedValues values, Instant now) {
    this.username = username.text();
    this.usernameFolded = username.folded();
    this.email = email.text();
    this.emailFolded = email.folded();
    this.enabled = true;
    this.roles = List.of();
    this.skills = List.of();
    this.createdAt = now;
    this.importedAt = now;
    take(values, now);
  }

  /**
   * Takes values from another system again, if nothing but an import has changed the account.
   * Returns whether it did. The caller has locked the account.
   */
  public boolean importAgain(ImportedValues values, Instant now) {
    if (!importedUnchanged) {
      return false;
    }
    if (values.hash() != null && !values.hash().stored().equals(passwordHash)) {
      this.credentialsVersion++;
    }
    take(values, now);
    return true;
  }

  private void take(ImportedValues values, Instant now) {
    apply(values.profile(), now);
    if (values.hash() != null) {
      this.passwordHash = values.hash().stored();
      this.foreignAlgorithm = values.work().map(Work::algorithm).orElse(null);
      this.foreignWork = values.work().map(Work::amount).orElse(null);
    }
    values.roles().ifGiven(value -> this.roles = Roles.limited(value));
    values.enabled().ifGiven(value -> this.enabled = value);
    values.emailVerified().ifGiven(value -> this.emailVerified = value);
    values.createdAt().ifGiven(value -> this.createdAt = value);
    this.importedUnchanged = true;
  }

  /**
   * A new, enabled account.
   *
   * @param hash null if the account has no password yet
   */
  public Account(
      Username username, EmailAddress email, PasswordHash hash, String fullName, Instant now) {
    this.username = username.text();
    this.usernameFolded = username.folded();
    this.email = email.text();
    this.emailFolded = email.folded();
    this.passwordHash = hash == null ? null : hash.stored();
    this.fullName = fullName;
    this.enabled = true;
    this.roles = List.of();
    this.skills = List.of();
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Sets a new password. This ends every session that was opened before. */
  public void changePassword(PasswordHash hash, Instant now) {
    replaceHash(hash);
    this.credentialsVersion++;
    changed(now);
  }

  /**
   * Notes a login.
   *
   * @param read the account as it was when the password was checked
   * @param renewed replaces the hash of the same password, unless the hash has changed since
   */
  public void loggedIn(Account read, Optional<PasswordHash> renewed) {
    this.importedUnchanged = false;
    renewed
        .filter(hash -> Objects.equals(passwordHash, read.passwordHash))
        .ifPresent(this::replaceHash);
  }

  private void replaceHash(PasswordHash hash) {
    this.passwordHash = hash.stored();
    this.foreignAlgorithm = null;
    this.foreignWork = null;
  }

  private void changed(Instant now) {
    this.updatedAt = now;
    this.importedUnchanged = false;
  }

  /** A person has signed up, and has not proved that the address is theirs. */
  public Account signedUp() {
    this.unprovenSignup = true;
    return this;
  }

  /** The owner has proved that the address is theirs. */
  public void verifyEmail() {
    this.emailVerified = true;
    this.unprovenSignup = false;
    this.importedUnchanged = false;
  }

  /** Sets the fields that were given and leaves the others as they are. */
  public void apply(ProfileChanges changes, Instant now) {
    changes.fullName().ifGiven(value -> this.fullName = value);
    changes.phone().ifGiven(value -> this.phone = value);
    changes.experienceYears().ifGiven(value -> this.experienceYears = value);
    changes.skills().ifGiven(value -> this.skills = value);
    changes.locale().ifGiven(value -> this.locale = value);
    changed(now);
  }

  /** Sets another address, which is not verified. */
  public void changeEmail(EmailAddress address, Instant now) {
    this.email = address.text();
    this.emailFolded = address.folded();
    this.emailVerified = false;
    this.unprovenSignup = false;
    changed(now);
  }

  /** Sets whether the owner has proved that the address is theirs. */
  public void emailVerified(boolean verified, Instant now) {
    this.emailVerified = verified;
    this.unprovenSignup = false;
    changed(now);
  }

  /**
   * Changes roles and whether the account is enabled.
   *
   * @throws IllegalArgumentException if it would have too many roles; nothing is changed then
   */
  public AccessChange apply(AccessChanges changes, Instant now) {
    List<String> before = roles;
    boolean was = enabled;
    roles = Roles.limited(changes.rolesAfter(before));
    if (changes.enabled() != null) {
      enabled = changes.enabled();
    }
    changed(now);
    return AccessChange.of(before, roles, was, enabled);
  }

  /** Whether the account has a role for this server itself. */
  public boolean isPrivileged() {
    return roles.stream().anyMatch(Roles::isReserved);
  }

  /** Whether the account has a password. */
  public boolean hasPassword() {
    return passwordHash != null;
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

  public String usernameFolded() {
    return usernameFolded;
  }

  public String emailFolded() {
    return emailFolded;
  }

  /**
   * The stored hash. Empty if there is none, or if this server cannot read it; the log then has a
   * warning. No password matches such an account until its owner resets it.
   */
  public Optional<StoredHash> passwordHash() {
    if (passwordHash == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoredHash.parse(passwordHash));
    } catch (IllegalArgumentException unreadable) {
      LOG.log(
          Level.WARNING,
          "The stored password hash of account {0} cannot be read. A password reset replaces it.",
          Long.toString(id));
      return Optional.empty();
    }
  }

  /** Whether the hash was imported and is not renewed yet. */
  public boolean hasForeignHash() {
    return foreignAlgorithm != null;
  }

  /** Whether nothing but an import has changed the account. */
  public boolean isUnchangedImport() {
    return importedUnchanged;
  }

  /** Whether an import created the account. */
  public boolean imported() {
    return importedAt != null;
  }

  /** Whether a password that was correct for {@code read} is still correct for this account. */
  public boolean isUnchangedSince(Account read) {
    return enabled && credentialsVersion == read.credentialsVersion;
  }

  public int credentialsVersion() {
    return credentialsVersion;
  }

  public boolean emailVerified() {
    return emailVerified;
  }

  /**
   * Whether the account was made by a signup with an address that nobody has confirmed, and no
   * operator has given it a role or vouched for its address.
   */
  public boolean isUnprovenSignup() {
    return unprovenSignup && roles.isEmpty();
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

  /** Whether the account has this role. Every account has {@link Roles#USER}. */
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

  /** The language that the owner has chosen; null for that of the browser. */
  public String locale() {
    return locale;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
