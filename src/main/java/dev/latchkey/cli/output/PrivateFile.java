package dev.latchkey.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A file that only its owner can read, and that is complete as soon as it is there. */
public final class PrivateFile {
  private static final int PIECE = 1 << 16;

  private PrivateFile() {}

  /**
   * Writes all of this, and counts the lines.
   *
   * @param broken makes an exception for a source that cannot be read to its end
   * @throws IOException if the file cannot be written
   */
  public static long write(
      Path file, InputStream source, Function<IOException, RuntimeException> broken)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // Its permissions are those of its owner alone.
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    try {
      long lines = copy(source, part, broken);
      Files.move(part, file);
      return lines;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long copy(
      InputStream source, Path part, Function<IOException, RuntimeException> broken)
      throws IOException {
    long lines = 0;
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(part)) {
      int count = read(source, piece, broken);
      while (count >= 0) {
        out.write(piece, 0, count);
        for (int i = 0; i < count; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
        count = read(source, piece, broken);
      }
    }
    return lines;
  }

  private static int read(
      InputStream source, byte[] piece, Function<IOException, RuntimeException> broken) {
    try {
      return source.read(piece);
    } catch (IOException end) {
      throw broken.apply(end);
    }
  }
}
