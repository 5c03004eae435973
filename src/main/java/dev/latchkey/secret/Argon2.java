package dev.latchkey.secret;

/**
 * Argon2id, version 19 (RFC 9106), as somebody else wrote it.
 *
 * <p>An engine only derives. Salt, string form and comparison are {@link PasswordHasher}'s and
 * {@link PasswordHash}'s, so that every engine reads what any other wrote, and no C code ever
 * parses a string from the database.
 */
sealed interface Argon2 permits SodiumArgon2, BouncyCastleArgon2 {

  /** The engine's name in logs and in the health answer. */
  String engineName();

  /** Whether this engine can work with these parameters at all. */
  boolean covers(Argon2Cost cost, int saltBytes, int digestBytes);

  /**
   * The digest of {@code password}, which may be empty.
   *
   * @throws IllegalStateException if the engine could not get the memory
   */
  byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes);
}
