package dev.latchkey.cli.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that only its owner can read, and that is complete as soon as it is there. */
public final class PrivateFile {
  private static final int PIECE = 1 << 16;

  private PrivateFile() {}

  /**
   * Writes all of this, and counts the lines.
   *
   * @param server where the source comes from
   * @throws IOException if the file cannot be written
   */
  public static long write(Path file, InputStream source, Server server) throws IOException {
    Path folder =
        Optional.ofNullable(file.toAbsolutePath().getParent())
            .orElseThrow(() -> new IOException("it is not a file"));
    // Its permissions are those of its owner alone.
    Path part = Files.createTempFile(folder, "latchkey-", ".part");
    try {
      long lines = copy(source, part, server);
      Files.move(part, file);
      return lines;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long copy(InputStream source, Path part, Server server) throws IOException {
    long lines = 0;
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(part)) {
      int count = read(source, piece, server);
      while (count >= 0) {
        out.write(piece, 0, count);
        for (int i = 0; i < count; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
        count = read(source, piece, server);
      }
    }
    return lines;
  }

  private static int read(InputStream source, byte[] piece, Server server) {
    try {
      return source.read(piece);
    } catch (IOException end) {
      throw server.unreachable(end);
    }
  }
}
