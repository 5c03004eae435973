package dev.latchkey.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;

/**
 * A password as its owner typed it, brought to NFC exactly once and otherwise untouched: never
 * trimmed, folded or cut (ASVS 5.0 6.2.8).
 *
 * <p>It cannot be logged by accident ({@link #toString()} shows nothing), and two of them are
 * compared in a time that does not depend on where they differ.
 */
public final class Secret {

  private final String nfc;

  private Secret(String nfc) {
    this.nfc = nfc;
  }

  /**
   * Takes a password as received.
   *
   * @throws IllegalArgumentException if it holds NUL or half a surrogate pair: the first ends
   *     strings in C, the second has no UTF-8 form, so that unlike passwords would become equal.
   *     The message never repeats the password.
   */
  public static Secret of(String received) {
    received.codePoints().forEach(Secret::refuseUnusable);
    // NIST SP 800-63B-4 3.1.1.2: the same password typed on another device may arrive decomposed.
    return new Secret(Normalizer.normalize(received, Normalizer.Form.NFC));
  }

  private static void refuseUnusable(int codePoint) {
    if (codePoint == 0) {
      throw new IllegalArgumentException("a password cannot hold NUL");
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException("a password cannot hold half a surrogate pair");
    }
  }

  /** The password's length in Unicode code points after NFC, which is what the policy counts. */
  public int codePoints() {
    return nfc.codePointCount(0, nfc.length());
  }

  /** The password in the clear, in NFC, for the password policy only; never store or log it. */
  public String revealForPolicyCheck() {
    return nfc;
  }

  /** What is hashed: the UTF-8 bytes of the NFC form, in an array of the caller's own. */
  byte[] utf8() {
    return nfc.getBytes(StandardCharsets.UTF_8);
  }

  /** Equal passwords after NFC, compared in constant time (ASVS 5.0 11.2.4). */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(utf8(), that.utf8());
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
