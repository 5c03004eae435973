package dev.latchkey.account;

import dev.latchkey.credential.StoredHash;
import dev.latchkey.foreignhash.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What another system knows about an account.
 *
 * @param hash null if nothing is known about a password
 * @param work how expensive a check of the hash is, if it has not the current parameters
 */
public record ImportedValues(
    ProfileChanges profile,
    StoredHash hash,
    Optional<Work> work,
    Change<SortedSet<String>> roles,
    Change<Boolean> enabled,
    Change<Boolean> emailVerified,
    Change<Instant> createdAt) {
  @Override
  public String toString() {
    return "ImportedValues";
  }
}
