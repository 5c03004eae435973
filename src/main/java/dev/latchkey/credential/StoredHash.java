package dev.latchkey.credential;

import dev.latchkey.foreignhash.format.ForeignHashes;

/** The password hash of an account: one of ours, or one that was imported from another system. */
public sealed interface StoredHash permits PasswordHash, ImportedHash {

  /** The text for the database column: ASCII, at most 1200 characters. */
  String stored();

  /** Whether no server without the same {@code LATCHKEY_PEPPER} can check it. */
  boolean peppered();

  /**
   * Reads a hash, also in the forms in which other systems write it.
   *
   * @throws IllegalArgumentException if it is not such a hash, or is too expensive; the message is
   *     the text for the caller and does not repeat the hash
   */
  static StoredHash parse(String text) {
    try {
      return PasswordHash.parse(text);
    } catch (IllegalArgumentException notOurs) {
      return new ImportedHash(ForeignHashes.parse(text));
    }
  }
}
