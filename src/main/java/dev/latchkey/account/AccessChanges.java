package dev.latchkey.account;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an operator changes of an account's rights.
 *
 * @param roles replaces all roles; null if it was not sent
 * @param added roles to give
 * @param removed roles to take away
 * @param enabled null if it was not sent
 */
public record AccessChanges(
    Set<String> roles, Set<String> added, Set<String> removed, Boolean enabled) {
  /** Keeps copies. */
  public AccessChanges {
    roles = roles == null ? null : Set.copyOf(roles);
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
  }

  /** Whether it gives or takes a role for this server itself, or could. */
  public boolean isPrivileged() {
    return Stream.of(added, removed, roles == null ? Set.<String>of() : roles)
        .flatMap(Set::stream)
        .anyMatch(Roles::isReserved);
  }

  /** The account's roles after the change. */
  SortedSet<String> rolesAfter(List<String> before) {
    SortedSet<String> after = new TreeSet<>(roles == null ? before : roles);
    after.addAll(added);
    after.removeAll(removed);
    return after;
  }
}
