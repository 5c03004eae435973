package dev.latchkey.transfer.line;

import dev.latchkey.account.ImportedValues;
import dev.latchkey.credential.StoredHash;
import dev.latchkey.foreignhash.Work;
import dev.latchkey.foreignhash.format.UnsaltedDigest;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.seal.Secret;
import java.util.Optional;

/**
 * One line of an import, without errors.
 *
 * @param username null if the line has none
 * @param password a password to hash, if there is one
 * @param digest an unsalted digest to hash, if there is one
 */
public record ImportLine(
    long number,
    Username username,
    EmailAddress email,
    ImportedValues values,
    Optional<Secret> password,
    Optional<UnsaltedDigest> digest) {

  /** Whether a password or a digest must still be hashed. */
  public boolean needsHash() {
    return values.hash() == null && (password.isPresent() || digest.isPresent());
  }

  /** The same line with this hash. */
  public ImportLine withHash(StoredHash hash, Optional<Work> work) {
    ImportedValues hashed =
        new ImportedValues(
            values.profile(),
            hash,
            work,
            values.roles(),
            values.enabled(),
            values.emailVerified(),
            values.createdAt());
    return new ImportLine(number, username, email, hashed, password, digest);
  }

  @Override
  public String toString() {
    return "ImportLine " + number;
  }
}
