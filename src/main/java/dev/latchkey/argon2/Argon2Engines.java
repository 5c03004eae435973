package dev.latchkey.argon2;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** The engines that work on this machine, fastest first. The last one covers all parameters. */
public final class Argon2Engines {
  /** The length of a salt: RFC 9106 3.1 recommends 16 bytes. */
  public static final int SALT_BYTES = 16;

  /** The length of a hash. */
  public static final int DIGEST_BYTES = 32;

  private static final Logger LOG = Logger.getLogger(Argon2Engines.class.getName());
  private static final Argon2Cost PROBE_COST = new Argon2Cost(256, 2, 1);
  // From the reference implementation's command line, for "password" and "somesaltsomesalt".
  private static final String PROBE_DIGEST =
      "cab746b4621993fdc91ec50787980b414a90a692f0bc68dfe19f9c25b3cba9ec";

  private final List<Argon2> fastestFirst;

  Argon2Engines(List<Argon2> fastestFirst) {
    this.fastestFirst = List.copyOf(fastestFirst);
  }

  /** Uses libsodium if it loads and passes its self-test. BouncyCastle covers the rest. */
  public static Argon2Engines detect() {
    return detect(SodiumArgon2::new);
  }

  public static Argon2Engines detect(Supplier<Argon2> nativeEngine) {
    Argon2 pureJava = new BouncyCastleArgon2();
    try {
      Argon2 engine = nativeEngine.get();
      if (passesSelfTest(engine)) {
        return new Argon2Engines(List.of(engine, pureJava));
      }
      LOG.warning(() -> engine.engineName() + " failed its self-test and is not used");
    } catch (LinkageError | RuntimeException unusable) {
      LOG.info(
          () ->
              "libsodium cannot be used here, hashing is slower: " + SodiumLoader.cause(unusable));
    }
    return new Argon2Engines(List.of(pureJava));
  }

  /** Self-test: with a library that derives wrong digests, nobody could log in. */
  private static boolean passesSelfTest(Argon2 engine) {
    byte[] password = "password".getBytes(StandardCharsets.US_ASCII);
    byte[] salt = "somesaltsomesalt".getBytes(StandardCharsets.US_ASCII);
    byte[] digest = engine.derive(password, salt, PROBE_COST, 32);
    return HexFormat.of().formatHex(digest).equals(PROBE_DIGEST);
  }

  /** The fastest engine for these parameters. */
  public Argon2 engineFor(Argon2Cost cost, int saltBytes, int digestBytes) {
    return fastestFirst.stream()
        .filter(engine -> engine.covers(cost, saltBytes, digestBytes))
        .findFirst()
        .orElseThrow();
  }

  /** The engine for new hashes of this cost. */
  public Argon2 engineFor(Argon2Cost cost) {
    return engineFor(cost, SALT_BYTES, DIGEST_BYTES);
  }
}
