package dev.latchkey.transfer.line;

import dev.latchkey.json.Json;
import dev.latchkey.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Reads lines as they arrive. Of a line that is too long, nothing is kept. So the memory does not
 * depend on what is sent.
 */
public final class LineReader {
  /** The server limits how long one read may wait; this limits a line that trickles in. */
  private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();

  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final Runnable check;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;

  /**
   * Reads lines from this stream.
   *
   * @param check runs before each read of the stream, also while no line is complete
   */
  public LineReader(InputStream in, Runnable check) {
    this.in = in;
    this.check = check;
  }

  /** One line. */
  public static final class Line {
    private final long number;
    private final byte[] bytes;

    private Line(long number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    /** Counts from one. */
    public long number() {
      return number;
    }

    /** Whether it has more than 64 KiB. Then it has no bytes. */
    public boolean isTooLong() {
      return bytes == null;
    }

    boolean isEmpty() {
      return bytes != null && bytes.length == 0;
    }

    /** Without the line break. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /**
   * The next line that is not empty; null at the end.
   *
   * @throws dev.latchkey.problem.Problem 408 if it arrives too slowly, 400 if the body is broken
   */
  public Line next() {
    try {
      Line line = read();
      while (line != null && line.isEmpty()) {
        line = read();
      }
      return line;
    } catch (SocketTimeoutException silence) {
      throw ProblemType.BODY_TOO_SLOW.raise();
    } catch (IOException broken) {
      throw ProblemType.MALFORMED_BODY.raise();
    }
  }

  private Line read() throws IOException {
    long begun = System.nanoTime();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (from < to || fill()) {
      int end = endOfLine();
      tooLong = tooLong || line.size() + end - from > Json.MAX_BODY;
      if (!tooLong) {
        line.write(buffer, from, end - from);
      }
      boolean whole = end < to;
      from = whole ? end + 1 : end;
      if (whole) {
        return numbered(line, tooLong);
      }
      if (System.nanoTime() - begun > DEADLINE_NANOS) {
        throw new SocketTimeoutException();
      }
    }
    return line.size() > 0 || tooLong ? numbered(line, tooLong) : null;
  }

  private Line numbered(ByteArrayOutputStream line, boolean tooLong) {
    number++;
    return new Line(number, tooLong ? null : line.toByteArray());
  }

  private boolean fill() throws IOException {
    check.run();
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }

  private int endOfLine() {
    int end = from;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    return end;
  }
}
