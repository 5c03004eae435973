package dev.latchkey.setting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that contains one secret, as container platforms provide it. */
public final class SecretFile {
  /** What is added to the name of a setting to name a file with its value. */
  public static final String SUFFIX = "_FILE";

  private static final int LONGEST = 64 * 1024;

  private SecretFile() {}

  /**
   * The text of the file, without one line break at its end.
   *
   * @throws InvalidSettingException if it is not a regular file that can be read, or if its content
   *     is empty, too long or not UTF-8. The content is never part of the message.
   */
  public static String read(String path) {
    String text = withoutLineBreak(decoded(bytes(path)));
    if (text.isEmpty()) {
      throw new InvalidSettingException("a file that is not empty");
    }
    return text;
  }

  private static byte[] bytes(String path) {
    try {
      // Anything else, such as a pipe, could block the start.
      if (Files.isRegularFile(Path.of(path))) {
        return bounded(Path.of(path));
      }
    } catch (IOException | InvalidPathException unreadable) {
      // Refused below.
    }
    throw new InvalidSettingException("the path of a file that can be read");
  }

  private static byte[] bounded(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new InvalidSettingException("a file of at most " + LONGEST + " bytes");
      }
      return bytes;
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new InvalidSettingException("a file in UTF-8");
    }
  }

  private static String withoutLineBreak(String text) {
    int end = text.length();
    if (text.endsWith("\n")) {
      end = text.endsWith("\r\n") ? end - 2 : end - 1;
    }
    return text.substring(0, end);
  }
}
