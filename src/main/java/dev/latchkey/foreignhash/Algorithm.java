package dev.latchkey.foreignhash;

/** What computes a foreign hash. The time of a hash is proportional to its {@link Work#amount}. */
public enum Algorithm {
  /** The amount is two to the power of the cost. */
  BCRYPT,
  /** The amount of PBKDF2 is iterations times blocks of the output. */
  PBKDF2_SHA1,
  PBKDF2_SHA224,
  PBKDF2_SHA256,
  PBKDF2_SHA384,
  PBKDF2_SHA512,
  /** The amount is N times r times p. */
  SCRYPT,
  /**
   * Argon2id of version 19 with one lane and a salt of 16 bytes, which libsodium can compute. The
   * amount of Argon2 is m times t.
   */
  ARGON2ID,
  /** Every other Argon2. */
  ARGON2,
  /** The amount of crypt(3) is the number of rounds. */
  SHA256_CRYPT,
  SHA512_CRYPT,
  /** One digest, which takes no time that matters. */
  DIGEST
}
