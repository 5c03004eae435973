package dev.latchkey.account;

import java.util.List;
import java.util.stream.Stream;

/** The names of roles. */
public final class Roles {
  /** Every account has it. It is not stored and cannot be taken away. */
  public static final String USER = "user";

  /** Roles of this server itself. They are read from the account and never put into a token. */
  private static final String RESERVED = "latchkey-";

  private Roles() {}

  /** What a token says of an account with these roles, sorted: the {@code groups} claim. */
  static List<String> inToken(List<String> roles) {
    return Stream.concat(Stream.of(USER), roles.stream().filter(role -> !role.startsWith(RESERVED)))
        .sorted()
        .toList();
  }
}
