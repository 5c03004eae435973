package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2 (RFC 9106) in the common form: {@code $argon2id$v=19$m=…,t=…,p=…$<salt>$<digest>}. */
final class Argon2Hash implements ForeignHash {
  // Without v, it is version 16 (the decoder of the reference implementation).
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(id|i)(?:\\$v=(16|19))?\\$m=(\\d{1,10}),t=(\\d{1,10}),p=(\\d{1,10})"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");
  private static final int MOST_MEMORY_ONE_LANE = 262_144;
  private static final int MOST_MEMORY = 65_536;
  private static final int MOST_LANES = 8;
  private static final long MOST_WORK = 1_048_576;
  private static final int CURRENT = 19;

  private final boolean id;
  private final int version;
  private final long memoryKib;
  private final long passes;
  private final long lanes;
  private final byte[] salt;
  private final byte[] digest;

  private Argon2Hash(Matcher matcher) {
    id = matcher.group(1).equals("id");
    version = matcher.group(2) == null ? 16 : Integer.parseInt(matcher.group(2));
    lanes = Encoded.cost(matcher.group(5), MOST_LANES);
    salt = Encoded.salt(matcher.group(6));
    digest = Encoded.digest(matcher.group(7));
    memoryKib =
        Encoded.cost(matcher.group(3), outsideTheHeap() ? MOST_MEMORY_ONE_LANE : MOST_MEMORY);
    passes = Encoded.cost(matcher.group(4), MOST_WORK / memoryKib);
    if (memoryKib < 8 * lanes) {
      throw Encoded.unknown();
    }
  }

  static Argon2Hash parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    return new Argon2Hash(matcher);
  }

  /** Whether libsodium can compute it. Everything else needs memory of the Java heap. */
  private boolean outsideTheHeap() {
    return id && version == CURRENT && lanes == 1 && salt.length == Argon2Engines.SALT_BYTES;
  }

  @Override
  public String stored() {
    return ("$argon2" + (id ? "id" : "i") + "$v=" + version)
        + ("$m=" + memoryKib + ",t=" + passes + ",p=" + lanes)
        + ("$" + Encoded.base64(salt) + "$" + Encoded.base64(digest));
  }

  @Override
  public Work work() {
    return new Work(outsideTheHeap() ? Algorithm.ARGON2ID : Algorithm.ARGON2, memoryKib * passes);
  }

  @Override
  public int memoryKib() {
    return (int) memoryKib;
  }

  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    return MessageDigest.isEqual(digest, derive(password, engines));
  }

  private byte[] derive(byte[] password, Argon2Engines engines) {
    if (outsideTheHeap() && passes <= 64) {
      Argon2Cost cost = new Argon2Cost((int) memoryKib, (int) passes, 1);
      return engines
          .engineFor(cost, salt.length, digest.length)
          .derive(password, salt, cost, digest.length);
    }
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(id ? Argon2Parameters.ARGON2_id : Argon2Parameters.ARGON2_i)
            .withVersion(version)
            .withSalt(salt)
            .withMemoryAsKB((int) memoryKib)
            .withIterations((int) passes)
            .withParallelism((int) lanes)
            .build());
    byte[] actual = new byte[digest.length];
    generator.generateBytes(password, actual);
    return actual;
  }

  @Override
  public String toString() {
    return "Argon2Hash[m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "]";
  }
}
