package dev.latchkey.statuslist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The {@code lst} of a status list with one bit per token (draft-ietf-oauth-status-list-21, section
 * 4): the first bit is the least significant bit of the first byte. ZLIB, base64url.
 */
final class StatusBits {
  private StatusBits() {}

  /**
   * Encodes a list.
   *
   * @param ended the indices whose bit is 1
   * @param size the number of indices, a multiple of 8
   */
  static String encode(BitSet ended, int size) {
    byte[] bytes = new byte[size / Byte.SIZE];
    byte[] set = ended.toByteArray();
    System.arraycopy(set, 0, bytes, 0, set.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(compressed(bytes));
  }

  private static byte[] compressed(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out, deflater)) {
      zlib.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
