package dev.latchkey.cli.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Counts the lines that pass through, and reports them once a second. */
final class Progress extends FilterInputStream {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Consumer<String> report;
  private long lines;
  private long reported = System.nanoTime();

  Progress(InputStream in, Consumer<String> report) {
    super(in);
    this.report = report;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    for (int i = from; i < from + count; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    if (System.nanoTime() - reported > PAUSE) {
      reported = System.nanoTime();
      report.accept(lines + " lines sent");
    }
    return count;
  }
}
