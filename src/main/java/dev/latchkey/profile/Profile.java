package dev.latchkey.profile;

import dev.latchkey.account.Account;
import java.time.Instant;
import java.util.List;

/** Everything an account's owner sees of it, in the documented order. */
public record Profile(
    long id,
    String username,
    String email,
    boolean emailVerified,
    String fullName,
    String phone,
    Integer experienceYears,
    List<String> skills,
    String locale,
    Instant createdAt,
    Instant updatedAt) {

  static Profile of(Account account) {
    return new Profile(
        account.id(),
        account.username(),
        account.email(),
        account.emailVerified(),
        account.fullName(),
        account.phone(),
        account.experienceYears(),
        account.skills(),
        account.locale(),
        account.createdAt(),
        account.updatedAt());
  }
}
