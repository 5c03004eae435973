package dev.latchkey.argon2;

/**
 * Argon2id, version 19 (RFC 9106), by an implementation that is not ours.
 *
 * <p>An engine only derives. Salt, string form and comparison belong to {@code PasswordHasher} and
 * {@code PasswordHash}. So every engine reads what the other wrote, and no C code ever parses a
 * string from the database.
 */
public sealed interface Argon2 permits SodiumArgon2, BouncyCastleArgon2 {

  /** The engine's name in logs and in the health answer. */
  String engineName();

  /** Whether this engine can work with these parameters at all. */
  boolean covers(Argon2Cost cost, int saltBytes, int digestBytes);

  /** How many hashes of this cost the engine has memory for at the same time; at least one. */
  int atOnce(Argon2Cost cost);

  /**
   * The digest of {@code password}, which may be empty.
   *
   * @throws IllegalStateException if the engine cannot get the memory
   */
  byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes);
}
