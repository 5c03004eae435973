package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * How a password becomes a hash: pepper if there is one, a salt of 16 bytes, Argon2id, 32 bytes.
 */
final class PasswordRecipe {

  // Well under a tenth of a millisecond, the grain to which a cheaper hash is filled up.
  private static final Argon2Cost SMALL_PIECE = new Argon2Cost(128, 1, 1);

  private final Argon2Cost cost;
  private final Optional<Pepper> pepper;
  private final RandomTokens random;
  private final Argon2Engines engines;
  private final HashTime pace = new HashTime();

  PasswordRecipe(HashSettings settings, RandomTokens random, Argon2Engines engines) {
    this.cost = settings.cost();
    this.pepper = settings.pepper();
    this.random = random;
    this.engines = engines;
  }

  PasswordHash make(Secret secret) {
    byte[] salt = random.bytes(Argon2Engines.SALT_BYTES);
    byte[] digest =
        derive(ingredients(secret, pepper.isPresent()), salt, cost, Argon2Engines.DIGEST_BYTES);
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
      pace.learn(System.nanoTime() - started);
    } else {
      pace.fillUp(
          started, () -> derive(password, hash.salt(), SMALL_PIECE, Argon2Engines.DIGEST_BYTES));
    }
    return MessageDigest.isEqual(expected, actual);
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
