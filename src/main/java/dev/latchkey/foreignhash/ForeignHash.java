package dev.latchkey.foreignhash;

import dev.latchkey.argon2.Argon2Engines;

/**
 * A password hash of another system. Every instance is within the limits of cost (contract, part 2,
 * section 5).
 */
public interface ForeignHash {

  /** The text for the database column, which {@code format.ForeignHashes} reads. */
  String stored();

  /** How expensive a check is. */
  Work work();

  /** The memory of a check, in KiB; 0 if it is less than a megabyte. */
  int memoryKib();

  /** Whether this is the hash of the password. Takes the same time for every password. */
  boolean matches(byte[] password, Argon2Engines engines);
}
