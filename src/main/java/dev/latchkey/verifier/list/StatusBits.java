package dev.latchkey.verifier.list;

import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bits of a status list with one bit per token, as words of 64. Immutable. */
public final class StatusBits {
  /** A bigger list is refused before it fills the memory. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private final long[] words;
  private final int size;

  private StatusBits(long[] words, int size) {
    this.words = words;
    this.size = size;
  }

  /**
   * Decompresses a list (ZLIB).
   *
   * @throws IllegalArgumentException if it is malformed, or has more than 16 MB
   */
  static StatusBits inflated(byte[] zlib) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(zlib);
      byte[] bytes = new byte[Math.min(LARGEST, Math.max(1024, 8 * zlib.length))];
      int length = 0;
      while (!inflater.finished()) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, larger(length));
        }
        int read = inflater.inflate(bytes, length, bytes.length - length);
        if (read == 0 && !inflater.finished()) {
          throw new IllegalArgumentException("an incomplete list");
        }
        length += read;
      }
      return of(Arrays.copyOf(bytes, length));
    } catch (DataFormatException malformed) {
      throw new IllegalArgumentException("no ZLIB data", malformed);
    } finally {
      inflater.end();
    }
  }

  private static int larger(int length) {
    if (length == LARGEST) {
      throw new IllegalArgumentException("a list of more than 16 MB");
    }
    return Math.min(LARGEST, 2 * length);
  }

  private static StatusBits of(byte[] bytes) {
    long[] set = BitSet.valueOf(bytes).toLongArray();
    int size = bytes.length * Byte.SIZE;
    return new StatusBits(Arrays.copyOf(set, (size + 63) / 64), size);
  }

  /** The number of tokens. */
  int size() {
    return size;
  }

  /**
   * A copy of the words: the token at index {@code i} is bit {@code i % 64} of word {@code i / 64}.
   */
  long[] words() {
    return words.clone();
  }
}
