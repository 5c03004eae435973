package dev.latchkey.account;

import java.util.List;
import java.util.stream.Stream;

/** The names of roles. */
public final class Roles {
  /** The role that every account has. It is not stored and cannot be removed. */
  public static final String USER = "user";

  /**
   * Prefix of the roles for this server itself. They are read from the account and never put into a
   * token.
   */
  private static final String RESERVED = "latchkey-";

  private Roles() {}

  /** The {@code groups} claim for an account with these roles, sorted. */
  static List<String> inToken(List<String> roles) {
    return Stream.concat(Stream.of(USER), roles.stream().filter(role -> !role.startsWith(RESERVED)))
        .sorted()
        .toList();
  }
}
