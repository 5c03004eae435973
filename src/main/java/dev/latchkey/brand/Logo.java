package dev.latchkey.brand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.setting.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The operator's logo. It is shown only in {@code <img>}, where no script of an SVG runs. */
public final class Logo {
  private static final int MOST_BYTES = 256 * 1024;
  private static final String EXPECTED = "the path of an SVG or PNG file of at most 256 KiB";

  /** The signature of PNG (ISO/IEC 15948, 5.2). */
  private static final String PNG = "\u0089PNG\r\n\u001a\n";

  private final String type;
  private final byte[] bytes;

  private Logo(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** Reads the file. Its content decides what it is, not its name. */
  static Logo read(String path) {
    byte[] bytes = bytesOf(path);
    if (new String(bytes, ISO_8859_1).startsWith(PNG)) {
      return new Logo("image/png", bytes);
    }
    String text = new String(bytes, UTF_8).strip();
    if (text.startsWith("<") && text.contains("<svg")) {
      return new Logo("image/svg+xml", bytes);
    }
    throw new InvalidSettingException(EXPECTED);
  }

  private static byte[] bytesOf(String path) {
    try {
      if (Files.isRegularFile(Path.of(path))) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
          byte[] bytes = in.readNBytes(MOST_BYTES + 1);
          if (bytes.length <= MOST_BYTES) {
            return bytes;
          }
        }
      }
    } catch (IOException | InvalidPathException unreadable) {
      // Refused below.
    }
    throw new InvalidSettingException(EXPECTED);
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
