package dev.latchkey.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The terminal, if there is one, and the input. */
public final class Terminal {
  private static final int LONGEST_LINE = 4096;
  private static final char UNREADABLE = '\ufffd';

  private final Console console;
  private final InputStream input;

  /** With this console, which may be null, and this input. */
  public Terminal(Console console, InputStream input) {
    this.console = console;
    this.input = input;
  }

  /** Whether a person can be asked. */
  public boolean isInteractive() {
    return console != null;
  }

  /** The input, for data. */
  public InputStream input() {
    return input;
  }

  /** Asks a question. Everything but {@code y} and {@code yes} is a no. */
  public boolean agrees(String question) {
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /**
   * A password: asked twice without echo, or, without a terminal, the first line of the input.
   * Empty if there is none, or if the two differ.
   */
  public Optional<String> password() {
    return console == null ? firstLine() : twice();
  }

  private Optional<String> twice() {
    char[] one = console.readPassword("New password: ");
    char[] other = console.readPassword("The same again: ");
    boolean same = one != null && one.length > 0 && Arrays.equals(one, other);
    return same ? Optional.of(new String(one)).filter(Terminal::isReadable) : Optional.empty();
  }

  /** In the locale C, every character outside ASCII is read as this one. */
  private static boolean isReadable(String text) {
    return text.indexOf(UNREADABLE) < 0;
  }

  private Optional<String> firstLine() {
    try {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new ByteArrayInputStream(input.readNBytes(LONGEST_LINE)), UTF_8));
      return Optional.ofNullable(reader.readLine()).filter(line -> !line.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
