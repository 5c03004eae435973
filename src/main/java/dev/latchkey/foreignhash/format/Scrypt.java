package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914). Stored in the form of passlib, {@code $scrypt$ln=14,r=8,p=1$<salt>$<digest>},
 * whatever form it came in.
 */
final class Scrypt implements ForeignHash {
  private static final Pattern PASSLIB =
      Pattern.compile(
          "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,7}),p=(\\d{1,7})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final Pattern DJANGO =
      Pattern.compile("scrypt\\$([^$]+)\\$([^$]+)\\$(\\d{1,7})\\$(\\d{1,7})\\$([^$]+)");
  // The parameters are ln, r and p as one hexadecimal number.
  private static final Pattern SPRING =
      Pattern.compile("\\$([0-9a-f]{1,2})([0-9a-f]{2})([0-9a-f]{2})\\$([^$]+)\\$([^$]+)");
  private static final Pattern POWER = Pattern.compile("[1-9][0-9]{0,9}");
  private static final int MOST_MEMORY = 1 << 19;
  private static final int MOST_P = 8;
  private static final int HEX = 16;

  private final int ln;
  private final int r;
  private final int p;
  private final byte[] salt;
  private final byte[] digest;

  private Scrypt(long ln, long r, long p, byte[] salt, byte[] digest) {
    if (ln < 1 || r < 1 || p < 1) {
      throw Encoded.unknown();
    }
    if (ln > 19 || r << ln > MOST_MEMORY || p > MOST_P) {
      throw Encoded.expensive();
    }
    // RFC 7914 section 2: N is less than 2 to the power of 128 * r / 8.
    if (ln >= 16 * r) {
      throw Encoded.unknown();
    }
    this.ln = (int) ln;
    this.r = (int) r;
    this.p = (int) p;
    this.salt = Encoded.salt(salt);
    this.digest = Encoded.digest(digest);
  }

  static Scrypt parse(String text) {
    Matcher matcher = matched(PASSLIB, text);
    return new Scrypt(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Encoded.base64(matcher.group(4)),
        Encoded.base64(matcher.group(5)));
  }

  /**
   * Django's hasher. Django writes N before the salt; the salt before N is read too. The salt is
   * used as text.
   */
  static Scrypt django(String text) {
    Matcher matcher = matched(DJANGO, text);
    boolean nFirst = isPower(matcher.group(1));
    String n = matcher.group(nFirst ? 1 : 2);
    String salt = matcher.group(nFirst ? 2 : 1);
    if (!isPower(n)) {
      throw Encoded.unknown();
    }
    return new Scrypt(
        Long.numberOfTrailingZeros(Long.parseLong(n)),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        salt.getBytes(StandardCharsets.UTF_8),
        Encoded.base64(matcher.group(5)));
  }

  private static boolean isPower(String text) {
    return POWER.matcher(text).matches() && Long.bitCount(Long.parseLong(text)) == 1;
  }

  /** Spring Security's encoder. */
  static Scrypt spring(String text) {
    Matcher matcher = matched(SPRING, text);
    return new Scrypt(
        Long.parseLong(matcher.group(1), HEX),
        Long.parseLong(matcher.group(2), HEX),
        Long.parseLong(matcher.group(3), HEX),
        Encoded.base64(matcher.group(4)),
        Encoded.base64(matcher.group(5)));
  }

  private static Matcher matched(Pattern form, String text) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    return matcher;
  }

  @Override
  public String stored() {
    String cost = "ln=" + ln + ",r=" + r + ",p=" + p;
    return "$scrypt$" + cost + "$" + Encoded.base64(salt) + "$" + Encoded.base64(digest);
  }

  @Override
  public Work work() {
    return new Work(Algorithm.SCRYPT, ((long) r << ln) * p);
  }

  /** RFC 7914 section 5: 128 bytes times N times r. */
  @Override
  public int memoryKib() {
    return (r << ln) / 8;
  }

  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    return MessageDigest.isEqual(
        digest, SCrypt.generate(password, salt, 1 << ln, r, p, digest.length));
  }

  @Override
  public String toString() {
    return "Scrypt[" + ln + ", " + r + ", " + p + "]";
  }
}
