package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** bcrypt: {@code $2b$12$<22 characters of salt><31 characters of digest>}. */
record Bcrypt(String stored, int cost) implements ForeignHash {
  private static final Pattern FORM =
      Pattern.compile("(\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{21})(.)([./A-Za-z0-9]{30})(.)");
  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LEAST_COST = 4;
  private static final int MOST_COST = 14;

  static Bcrypt parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    int cost = Integer.parseInt(matcher.group(2));
    if (cost < LEAST_COST) {
      throw Encoded.unknown();
    }
    if (cost > MOST_COST) {
      throw Encoded.expensive();
    }
    // The last character of the salt stands for two bits, and the last of the digest for four. Some
    // libraries also set the other bits, and BouncyCastle would then find the two texts different.
    String canonical =
        matcher.group(1)
            + withoutBits(matcher.group(3), 0x0f)
            + matcher.group(4)
            + withoutBits(matcher.group(5), 0x03);
    return new Bcrypt(canonical, cost);
  }

  private static char withoutBits(String letter, int bits) {
    int value = ALPHABET.indexOf(letter);
    if (value < 0) {
      throw Encoded.unknown();
    }
    return ALPHABET.charAt(value & ~bits);
  }

  @Override
  public Work work() {
    return new Work(Algorithm.BCRYPT, 1L << cost);
  }

  @Override
  public int memoryKib() {
    return 0;
  }

  /** Only the first 72 bytes of a password count, as everywhere. */
  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    return OpenBSDBCrypt.checkPassword(stored, password);
  }

  @Override
  public String toString() {
    return "Bcrypt[" + cost + "]";
  }
}
