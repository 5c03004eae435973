package dev.latchkey.transfer.line;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.account.Change;
import dev.latchkey.account.ImportedValues;
import dev.latchkey.account.Roles;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.credential.StoredHash;
import dev.latchkey.foreignhash.Work;
import dev.latchkey.foreignhash.format.UnsaltedDigest;
import dev.latchkey.json.Fields;
import dev.latchkey.json.UnicodeText;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.profile.ProfileRequest;
import dev.latchkey.seal.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Reads the fields of a line. */
@ApplicationScoped
public class LineFields {
  /** A refused login lasts at most two seconds, which is more than one and a half times this. */
  private static final Duration SLOWEST_HASH = Duration.ofMillis(1200);

  private static final int LONGEST_TIME = 40;
  private static final Duration SKEW = Duration.ofMinutes(5);

  @Inject private PasswordHasher hasher;
  @Inject private PasswordPolicy policy;
  @Inject private Clock clock;

  /**
   * Reads a line.
   *
   * @param operator whether the caller may give roles of this server
   */
  public ImportLine read(long number, Fields fields, boolean operator) {
    Username username = fields.optional("username", Username::new);
    EmailAddress email = fields.required("email", EmailAddress::new);
    if (fields.hasValue("password_hash") && fields.hasValue("password")) {
      fields.refuse("password_hash", "must not be sent with password");
    }
    Secret password =
        fields.optional(
            "password", text -> policy.accept(text, NewPassword.ownNames(username, email)));
    Object hash = fields.optionalNode("password_hash", this::hash);
    return new ImportLine(
        number,
        username,
        email,
        values(fields, operator, hash instanceof StoredHash stored ? stored : null),
        Optional.ofNullable(password),
        Optional.ofNullable(hash instanceof UnsaltedDigest digest ? digest : null));
  }

  private ImportedValues values(Fields fields, boolean operator, StoredHash hash) {
    return new ImportedValues(
        ProfileRequest.from(fields),
        hash,
        hash == null ? Optional.empty() : hasher.foreignWork(hash),
        Change.in(
            fields, "roles", key -> fields.optionalTexts(key, names -> roles(names, operator))),
        Change.in(fields, "enabled", fields::requiredBoolean),
        Change.in(fields, "email_verified", fields::requiredBoolean),
        Change.in(fields, "created_at", key -> fields.required(key, this::time)));
  }

  private static SortedSet<String> roles(List<String> names, boolean operator) {
    SortedSet<String> roles = Roles.parse(names);
    if (!operator && roles.stream().anyMatch(Roles::isReserved)) {
      throw new IllegalArgumentException("must not contain roles that start with latchkey-");
    }
    return roles;
  }

  private Object hash(JsonNode node) {
    if (!node.isTextual() && !node.isObject()) {
      throw new IllegalArgumentException("must be a string, or an object of Keycloak");
    }
    String text = node.isObject() ? KeycloakHash.textOf(node) : node.textValue();
    Optional<UnsaltedDigest> digest = UnsaltedDigest.parse(text);
    if (digest.isPresent()) {
      return digest.get();
    }
    StoredHash hash = StoredHash.parse(text);
    check(hash);
    return hash;
  }

  private void check(StoredHash hash) {
    if (hash.peppered() && !hasher.isPeppered()) {
      throw new IllegalArgumentException("needs LATCHKEY_PEPPER, which is not set on this server");
    }
    Optional<Work> work = hasher.foreignWork(hash);
    if (work.isPresent() && hasher.time(work.get()).compareTo(SLOWEST_HASH) > 0) {
      throw new IllegalArgumentException("takes too long on this server");
    }
  }

  private Instant time(String text) {
    try {
      Instant time =
          OffsetDateTime.parse(UnicodeText.atMost(LONGEST_TIME, text))
              .toInstant()
              .truncatedTo(ChronoUnit.MICROS);
      if (time.isBefore(Instant.EPOCH) || time.isAfter(clock.instant().plus(SKEW))) {
        throw new IllegalArgumentException("must be between 1970 and now");
      }
      return time;
    } catch (DateTimeException other) {
      throw new IllegalArgumentException("must be a time such as 2026-01-31T12:00:00Z", other);
    }
  }
}
