package dev.latchkey.secret;

import java.security.MessageDigest;
import java.util.Optional;

/**
 * How a password becomes a hash: pepper if there is one, a salt of 16 bytes, Argon2id, 32 bytes.
 */
final class PasswordRecipe {

  static final int SALT_BYTES = 16;
  static final int DIGEST_BYTES = 32;
  // Well under a tenth of a millisecond, the grain to which a cheaper hash is filled up.
  private static final Argon2Cost SMALL_PIECE = new Argon2Cost(128, 1, 1);

  private final Argon2Cost cost;
  private final Optional<Pepper> pepper;
  private final RandomTokens random;
  private final Argon2Engines engines;
  final RecentTimes times = new RecentTimes(16);

  PasswordRecipe(SecretSettings settings, RandomTokens random, Argon2Engines engines) {
    this.cost = settings.cost();
    this.pepper = settings.pepper();
    this.random = random;
    this.engines = engines;
  }

  PasswordHash make(Secret secret) {
    byte[] salt = random.bytes(SALT_BYTES);
    byte[] digest = derive(ingredients(secret, pepper.isPresent()), salt, cost, DIGEST_BYTES);
    return PasswordHash.made(cost, pepper.isPresent(), salt, digest);
  }

  /** Whether what went into this hash is here: a pepper, if it has one. */
  boolean canVerify(PasswordHash hash) {
    return !hash.peppered() || pepper.isPresent();
  }

  /** Takes at least as long as a hash of the current cost, whatever the answer. */
  boolean verify(Secret secret, PasswordHash hash) {
    long started = System.nanoTime();
    byte[] password = ingredients(secret, hash.peppered());
    byte[] expected = hash.digest();
    byte[] actual = derive(password, hash.salt(), hash.cost(), expected.length);
    if (hash.cost().equals(cost)) {
      times.add(System.nanoTime() - started);
    } else {
      fillUp(started, password, hash.salt());
    }
    return MessageDigest.isEqual(expected, actual);
  }

  /**
   * Makes a cheaper hash last as long as one of the current cost. By time, because the product of
   * memory and passes does not predict it: 7168 KiB five times is nine tenths of the work of 19456
   * KiB twice, and takes little more than half as long.
   */
  private void fillUp(long started, byte[] password, byte[] salt) {
    long enough = times.next();
    while (System.nanoTime() - started < enough) {
      derive(password, salt, SMALL_PIECE, DIGEST_BYTES);
    }
  }

  private byte[] ingredients(Secret secret, boolean peppered) {
    if (!peppered) {
      return secret.utf8();
    }
    return pepper
        .map(key -> key.applyTo(secret.utf8()))
        .orElseThrow(() -> new IllegalStateException("a hash here needs LATCHKEY_PEPPER"));
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
