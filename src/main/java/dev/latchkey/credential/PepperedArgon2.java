package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Computes and verifies password hashes: the pepper if there is one, a salt of 16 bytes, Argon2id,
 * a digest of 32 bytes.
 */
final class PepperedArgon2 {

  // Takes well under 0.1 ms. The check of a cheaper hash is padded in steps of this size.
  private static final Argon2Cost SMALL_PIECE = new Argon2Cost(128, 1, 1);

  private final Argon2Cost cost;
  private final Optional<Pepper> pepper;
  private final RandomTokens random;
  private final Argon2Engines engines;
  private final HashTime hashTime = new HashTime();

  PepperedArgon2(HashSettings settings, RandomTokens random, Argon2Engines engines) {
    this.cost = settings.cost();
    this.pepper = settings.pepper();
    this.random = random;
    this.engines = engines;
  }

  PasswordHash make(Secret secret) {
    byte[] salt = random.bytes(Argon2Engines.SALT_BYTES);
    byte[] digest =
        derive(input(secret, pepper.isPresent()), salt, cost, Argon2Engines.DIGEST_BYTES);
    return PasswordHash.made(cost, pepper.isPresent(), salt, digest);
  }

  /** Whether this hash can be verified: a peppered hash needs the pepper. */
  boolean canVerify(PasswordHash hash) {
    return !hash.peppered() || pepper.isPresent();
  }

  /** Whether the secret matches. Always takes at least as long as a hash of the current cost. */
  boolean verify(Secret secret, PasswordHash hash) {
    long started = System.nanoTime();
    byte[] password = input(secret, hash.peppered());
    byte[] expected = hash.digest();
    byte[] actual = derive(password, hash.salt(), hash.cost(), expected.length);
    if (hash.cost().equals(cost)) {
      hashTime.record(System.nanoTime() - started);
    } else {
      hashTime.padUntil(
          started, () -> derive(password, hash.salt(), SMALL_PIECE, Argon2Engines.DIGEST_BYTES));
    }
    return MessageDigest.isEqual(expected, actual);
  }

  /** Does the work. Always takes at least as long as a hash of the current cost. */
  boolean padded(BooleanSupplier work) {
    long started = System.nanoTime();
    boolean result = work.getAsBoolean();
    byte[] salt = new byte[Argon2Engines.SALT_BYTES];
    hashTime.padUntil(started, () -> derive(salt, salt, SMALL_PIECE, Argon2Engines.DIGEST_BYTES));
    return result;
  }

  /** Argon2id of the current cost, without the pepper, for bytes that are not a password. */
  PasswordHash makeOf(byte[] bytes) {
    byte[] salt = random.bytes(Argon2Engines.SALT_BYTES);
    return PasswordHash.made(
        cost, false, salt, derive(bytes, salt, cost, Argon2Engines.DIGEST_BYTES));
  }

  private byte[] input(Secret secret, boolean peppered) {
    if (!peppered) {
      return secret.utf8();
    }
    return pepper
        .map(key -> key.applyTo(secret.utf8()))
        .orElseThrow(() -> new IllegalStateException("this hash needs LATCHKEY_PEPPER"));
  }

  private byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes) {
    return engines
        .engineFor(cost, salt.length, digestBytes)
        .derive(password, salt, cost, digestBytes);
  }

  String engineName() {
    return engines.engineFor(cost).engineName();
  }
}
