package dev.latchkey.admin.target;

import dev.latchkey.account.Account;
import java.time.Instant;
import java.util.List;

/**
 * An account as an operator sees it.
 *
 * @param password {@code set}, {@code imported} (a hash that is not renewed yet) or {@code none}
 * @param lastLoginAt null if there was no login, or if nothing about it is stored any more
 * @param sessions how many sessions are alive
 */
public record AccountDetails(
    long id,
    String username,
    String email,
    boolean emailVerified,
    String fullName,
    String phone,
    Integer experienceYears,
    List<String> skills,
    List<String> roles,
    boolean enabled,
    String password,
    Instant createdAt,
    Instant updatedAt,
    Instant lastLoginAt,
    int sessions) {

  /** Keeps copies. */
  public AccountDetails {
    skills = List.copyOf(skills);
    roles = List.copyOf(roles);
  }

  static AccountDetails of(Account account, Instant lastLoginAt, int sessions) {
    return new AccountDetails(
        account.id(),
        account.username(),
        account.email(),
        account.emailVerified(),
        account.fullName(),
        account.phone(),
        account.experienceYears(),
        account.skills(),
        account.roles(),
        account.enabled(),
        passwordOf(account),
        account.createdAt(),
        account.updatedAt(),
        lastLoginAt,
        sessions);
  }

  private static String passwordOf(Account account) {
    if (account.hasForeignHash()) {
      return "imported";
    }
    return account.hasPassword() ? "set" : "none";
  }

  @Override
  public String toString() {
    return "AccountDetails of account " + id;
  }
}
