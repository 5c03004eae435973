package dev.latchkey.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * SHA-256 of a text, which is what the database keeps of a random token. Enough for what has 128
 * bits of chance or more (ASVS 5.0 6.5.2); passwords go to {@code PasswordHasher}.
 */
public final class Digest {

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The digest of the text's UTF-8 bytes. */
  public static Digest sha256(String text) {
    try {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return new Digest(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform must have SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether this digest was stored as this text, compared in constant time. */
  public boolean isStoredAs(String hex) {
    return MessageDigest.isEqual(
        hex().getBytes(StandardCharsets.US_ASCII), hex.getBytes(StandardCharsets.US_ASCII));
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** 43 characters of base64url without padding. */
  public String base64url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Equal digests, compared in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    // Any four bytes of a digest are as good as all of it.
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** Shows nothing: a digest is what the database is searched by. */
  @Override
  public String toString() {
    return "Digest[hidden]";
  }
}
