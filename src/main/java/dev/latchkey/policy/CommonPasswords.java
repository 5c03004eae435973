package dev.latchkey.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bundled list of common passwords, searched in memory.
 *
 * <p>The list stays in one byte array of sorted lines (1.3 MB). That is exact, unlike a Bloom
 * filter, and takes a fraction of the memory of 158 000 strings. A look-up is a binary search over
 * the bytes and takes about a microsecond.
 */
final class CommonPasswords {

  private static final String RESOURCE = "common-passwords.txt.gz";

  /** Lower-case lines, sorted by unsigned byte. Each ends with a line feed. */
  private final byte[] lines;

  CommonPasswords(byte[] lines) {
    this.lines = lines;
  }

  /** The list in the WAR. It is read once, on first use. */
  static CommonPasswords bundled() {
    return Bundled.LIST;
  }

  private static final class Bundled {
    private static final CommonPasswords LIST = load();
  }

  private static CommonPasswords load() {
    try (InputStream packed = CommonPasswords.class.getResourceAsStream(RESOURCE);
        InputStream unpacked = new GZIPInputStream(packed)) {
      return new CommonPasswords(unpacked.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the list contains exactly this text, which must be in lower case. */
  boolean contains(String lowerCase) {
    byte[] wanted = lowerCase.getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = lines.length;
    while (low < high) {
      int start = startOfLine((low + high) >>> 1);
      int end = endOfLine(start);
      int order = Arrays.compareUnsigned(lines, start, end, wanted, 0, wanted.length);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return false;
  }

  private int startOfLine(int position) {
    int start = position;
    while (start > 0 && lines[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int endOfLine(int position) {
    int end = position;
    while (lines[end] != '\n') {
      end++;
    }
    return end;
  }
}
