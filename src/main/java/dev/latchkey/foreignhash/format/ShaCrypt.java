package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Sha2Crypt;

/** SHA-crypt of crypt(3): {@code $5$} with SHA-256, {@code $6$} with SHA-512. */
record ShaCrypt(String stored, int rounds) implements ForeignHash {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$([56])\\$(?:rounds=(\\d{1,10})\\$)?[./0-9A-Za-z]{1,16}"
              + "\\$([./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})");
  private static final int DEFAULT_ROUNDS = 5000;
  private static final int LEAST_ROUNDS = 1000;
  private static final int MOST_ROUNDS = 1_000_000;

  /**
   * Each round digests the whole password, so the time grows with its length. A longer password
   * matches no hash of this kind.
   */
  private static final int LONGEST_PASSWORD = 128;

  static ShaCrypt parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()
        || matcher.group(3).length() != (matcher.group(1).equals("5") ? 43 : 86)) {
      throw Encoded.unknown();
    }
    long rounds =
        matcher.group(2) == null ? DEFAULT_ROUNDS : Encoded.cost(matcher.group(2), MOST_ROUNDS);
    if (rounds < LEAST_ROUNDS) {
      throw Encoded.unknown();
    }
    return new ShaCrypt(text, (int) rounds);
  }

  private boolean isSha256() {
    return stored.startsWith("$5$");
  }

  @Override
  public Work work() {
    return new Work(isSha256() ? Algorithm.SHA256_CRYPT : Algorithm.SHA512_CRYPT, rounds);
  }

  @Override
  public int memoryKib() {
    return 0;
  }

  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    boolean possible = password.length <= LONGEST_PASSWORD;
    // A copy, because the library clears the array.
    byte[] key = Arrays.copyOf(password, Math.min(password.length, LONGEST_PASSWORD));
    String actual =
        isSha256() ? Sha2Crypt.sha256Crypt(key, stored) : Sha2Crypt.sha512Crypt(key, stored);
    return MessageDigest.isEqual(
            stored.getBytes(StandardCharsets.US_ASCII), actual.getBytes(StandardCharsets.US_ASCII))
        && possible;
  }

  @Override
  public String toString() {
    return "ShaCrypt[" + rounds + "]";
  }
}
