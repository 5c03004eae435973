package dev.latchkey.transfer.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.account.Account;
import dev.latchkey.credential.StoredHash;
import java.time.Instant;
import java.util.List;

/**
 * An account as import reads it.
 *
 * @param passwordHash null if hashes are not exported, or if this server cannot read the hash
 */
public record ExportLine(
    String email,
    String username,
    @JsonInclude(JsonInclude.Include.NON_NULL) String passwordHash,
    String fullName,
    String phone,
    Integer experienceYears,
    List<String> skills,
    String locale,
    List<String> roles,
    boolean enabled,
    boolean emailVerified,
    Instant createdAt) {
  /** Copies the lists. */
  public ExportLine {
    skills = List.copyOf(skills);
    roles = List.copyOf(roles);
  }

  /** The line of an account, with its hash or without. */
  public static ExportLine of(Account account, boolean hashes) {
    return new ExportLine(
        account.email(),
        account.username(),
        hashes ? hash(account) : null,
        account.fullName(),
        account.phone(),
        account.experienceYears(),
        account.skills(),
        account.locale(),
        account.roles(),
        account.enabled(),
        account.emailVerified(),
        account.createdAt());
  }

  /** Without the hashes that need a pepper, because no other server can check them. */
  private static String hash(Account account) {
    return account
        .passwordHash()
        .filter(hash -> !hash.peppered())
        .map(StoredHash::stored)
        .orElse(null);
  }

  @Override
  public String toString() {
    return "ExportLine";
  }
}
