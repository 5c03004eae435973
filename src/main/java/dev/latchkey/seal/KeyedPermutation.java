package dev.latchkey.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random order of the numbers below a bound. A key determines the order. Without the key, nobody
 * can tell which place a number has. It is a Fisher-Yates shuffle whose random numbers are the key
 * stream of AES-CTR (Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm P).
 */
public final class KeyedPermutation {
  /** In bytes. */
  public static final int KEY_LENGTH = 16;

  private static final int BLOCK_LENGTH = 16;

  private KeyedPermutation() {}

  /**
   * The permutation of the numbers from 0 to {@code size - 1} that belongs to this key. A key is
   * used for one order only, so the counter of AES-CTR can start at zero.
   */
  public static int[] of(byte[] key, int size) {
    ByteBuffer random = ByteBuffer.wrap(keyStream(key, size * Long.BYTES));
    int[] order = IntStream.range(0, size).toArray();
    for (int last = size - 1; last > 0; last--) {
      // The bias of the remainder of 64 random bits is below 2^-46.
      int other = (int) Long.remainderUnsigned(random.getLong(), last + 1L);
      int swapped = order[last];
      order[last] = order[other];
      order[other] = swapped;
    }
    return order;
  }

  private static byte[] keyStream(byte[] key, int length) {
    try {
      Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
      aes.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(new byte[BLOCK_LENGTH]));
      return aes.doFinal(new byte[length]);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES-CTR", impossible);
    }
  }
}
