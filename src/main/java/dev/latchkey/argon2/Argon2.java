package dev.latchkey.argon2;

/**
 * Argon2id, version 19 (RFC 9106), by a third-party implementation.
 *
 * <p>An engine only derives the digest. Salt, string form and comparison belong to {@code
 * PasswordHasher} and {@code PasswordHash}. So each engine can verify the hashes of the other, and
 * no C code parses a string from the database.
 */
public sealed interface Argon2 permits SodiumArgon2, BouncyCastleArgon2 {

  /** The engine's name in logs and in the health check. */
  String engineName();

  /** Whether this engine supports these parameters. */
  boolean covers(Argon2Cost cost, int saltBytes, int digestBytes);

  /** How many hashes of this cost fit into the engine's memory at the same time; at least one. */
  int atOnce(Argon2Cost cost);

  /**
   * The digest of {@code password}, which may be empty.
   *
   * @throws IllegalStateException if the engine cannot get the memory
   */
  byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes);
}
