package dev.latchkey.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.List;

/**
 * A password as its owner typed it, brought to NFC exactly once and otherwise untouched: never
 * trimmed, folded or cut (ASVS 5.0 6.2.8).
 *
 * <p>A text that is too long for any password is not even normalised, because that takes quadratic
 * time for some texts. It becomes a secret that equals nothing and matches no hash.
 *
 * <p>It cannot be logged by accident ({@link #toString()} shows nothing), and two of them are
 * compared in a time that does not depend on where they differ.
 */
public final class Secret {

  /** Most code points of a password, after NFC. */
  public static final int MAX_CODE_POINTS = 256;

  /**
   * Most code points of a text that can be a password. NFC first takes every code point apart, into
   * four at most (U+1F82 for one), and then composes them again. So a text of more than 4 times 256
   * code points has more than 256 in NFC, and no password is refused here.
   */
  static final int MAX_RAW = 4 * MAX_CODE_POINTS;

  private static final Secret TOO_LONG = new Secret("", "", false);

  private final String nfc;
  private final String received;
  private final boolean possible;

  private Secret(String nfc, String received, boolean possible) {
    this.nfc = nfc;
    this.received = received;
    this.possible = possible;
  }

  /**
   * Takes a password as received.
   *
   * @throws IllegalArgumentException if it holds NUL or half a surrogate pair: the first ends
   *     strings in C, the second has no UTF-8 form, so that unlike passwords would become equal.
   *     The message never repeats the password.
   */
  public static Secret of(String received) {
    if (received.length() > 2 * MAX_RAW
        || received.codePointCount(0, received.length()) > MAX_RAW) {
      return TOO_LONG;
    }
    received.codePoints().forEach(Secret::refuseUnusable);
    // NIST SP 800-63B-4 3.1.1.2: the same password typed on another device may arrive decomposed.
    return new Secret(Normalizer.normalize(received, Normalizer.Form.NFC), received, true);
  }

  private static void refuseUnusable(int codePoint) {
    if (codePoint == 0) {
      throw new IllegalArgumentException("a password cannot hold NUL");
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException("a password cannot hold half a surrogate pair");
    }
  }

  /** Whether this can be a password at all. If not, it equals nothing and matches no hash. */
  public boolean possible() {
    return possible;
  }

  /**
   * The password's length in Unicode code points after NFC, which is what the policy counts; {@link
   * Integer#MAX_VALUE} for a text that is too long to be counted.
   */
  public int codePoints() {
    return possible ? nfc.codePointCount(0, nfc.length()) : Integer.MAX_VALUE;
  }

  /** The password in the clear, in NFC, for the password policy only; never store or log it. */
  public String revealForPolicyCheck() {
    return nfc;
  }

  /** What is hashed: the UTF-8 bytes of the NFC form, in an array of the caller's own. */
  public byte[] utf8() {
    return nfc.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What may match a hash of another system, which may not have normalised it: the UTF-8 bytes of
   * the NFC form, and then those of the text as it was sent, if they differ.
   */
  public List<byte[]> forms() {
    return nfc.equals(received)
        ? List.of(utf8())
        : List.of(utf8(), received.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Equal passwords after NFC, compared in constant time (ASVS 5.0 11.2.4). A secret that cannot be
   * a password equals nothing, not even itself.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && possible
        && that.possible
        && MessageDigest.isEqual(utf8(), that.utf8());
  }

  /** The same for all: a hash code derived from the password would be a leak of it. */
  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
