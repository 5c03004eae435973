package dev.latchkey.account;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

  /** Opens the operator's API to a person. */
  public static final String ADMIN = RESERVED + "admin";

  private static final int MOST = 32;
  private static final int LONGEST = 32;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]*");

  /** Scopes of OpenID Connect. A service could take a role of this name for one. */
  private static final Set<String> SCOPES =
      Set.of("openid", "profile", "email", "address", "phone", "offline_access");

  private Roles() {}

  /**
   * Reads roles as an operator sent them. Sorted, without repetitions.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  public static SortedSet<String> parse(List<String> names) {
    if (names.size() > MOST) {
      throw new IllegalArgumentException("must be at most " + MOST + " roles");
    }
    names.forEach(Roles::check);
    return new TreeSet<>(names);
  }

  /** Whether this is a role for this server itself. */
  public static boolean isReserved(String name) {
    return name.startsWith(RESERVED);
  }

  private static void check(String name) {
    if (name.isEmpty() || name.length() > LONGEST || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "must be names of 1-" + LONGEST + " characters: a-z, then a-z, 0-9, _, . and -");
    }
    boolean reserved = name.startsWith(RESERVED) && !name.equals(ADMIN);
    if (name.equals(USER) || reserved || SCOPES.contains(name)) {
      throw new IllegalArgumentException("must not contain " + name);
    }
  }

  /**
   * The roles, if there are not too many.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  static List<String> limited(SortedSet<String> roles) {
    if (roles.size() > MOST) {
      throw new IllegalArgumentException("an account has at most " + MOST + " roles");
    }
    return List.copyOf(roles);
  }

  /** The {@code groups} claim for an account with these roles, sorted. */
  static List<String> inToken(List<String> roles) {
    return Stream.concat(Stream.of(USER), roles.stream().filter(role -> !isReserved(role)))
        .sorted()
        .toList();
  }
}
