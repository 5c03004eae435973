package dev.latchkey.web;

import dev.latchkey.json.Json;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads a body into memory, with a limit and a deadline. */
final class BodyReader {
  /**
   * From the first read to the last. It is checked after each read. The server limits how long one
   * read may wait: readTimeout in server.xml, read-timeout-millis on Payara.
   */
  private static final long DEADLINE_NANOS = Duration.ofSeconds(10).toNanos();

  private static final int BUFFER = 8 * 1024;

  private BodyReader() {}

  /**
   * The whole body.
   *
   * @throws Problem 413 if it is longer than 64 KiB, 408 if it is late, 400 if it is broken
   */
  static byte[] read(InputStream in) {
    long begun = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > Json.MAX_BODY) {
          throw ProblemType.BODY_TOO_LARGE.raise();
        }
        if (isLate(begun)) {
          throw ProblemType.BODY_TOO_SLOW.raise();
        }
      }
      return body.toByteArray();
    } catch (SocketTimeoutException silence) {
      throw ProblemType.BODY_TOO_SLOW.raise();
    } catch (IOException unreadable) {
      // Malformed chunks or an incomplete body are the sender's fault, so this is not a 500. Payara
      // throws a plain IOException after a read timeout too.
      throw (isLate(begun) ? ProblemType.BODY_TOO_SLOW : ProblemType.MALFORMED_BODY).raise();
    }
  }

  private static boolean isLate(long begun) {
    return System.nanoTime() - begun > DEADLINE_NANOS;
  }
}
