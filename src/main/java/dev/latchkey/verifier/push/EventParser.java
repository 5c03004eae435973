package dev.latchkey.verifier.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Turns bytes into events (HTML Standard, section 9.2.6), for one stream. What is longer than any
 * event of the issuer's breaks the stream. Not thread-safe.
 */
final class EventParser {
  /** In bytes, for a line and for the data of an event. The URI of a list has at most 1200. */
  private static final int LONGEST = 4096;

  /** It is sent back in a header. */
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  private final Consumer<Event> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean afterReturn;
  private String type = "";
  private String cursor = "";

  /**
   * Parses a stream.
   *
   * @param events gets each event, and each change of the cursor
   */
  EventParser(Consumer<Event> events) {
    this.events = events;
  }

  /**
   * Takes the next bytes.
   *
   * @throws IOException if the stream is not one of Latchkey's
   */
  void take(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      take(bytes.get());
    }
  }

  /** A line ends with CR, LF or both. */
  private void take(byte next) throws IOException {
    boolean secondOfTwo = afterReturn && next == '\n';
    afterReturn = next == '\r';
    if (next == '\r' || next == '\n') {
      if (!secondOfTwo) {
        end(line.toString(StandardCharsets.UTF_8));
        line.reset();
      }
      return;
    }
    if (line.size() == LONGEST) {
      throw new IOException("a line of more than 4096 bytes");
    }
    line.write(next);
  }

  private void end(String text) throws IOException {
    if (text.isEmpty()) {
      events.accept(new Event(type, cursor, data.toString()));
      type = "";
      data.setLength(0);
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    set(field, value.startsWith(" ") ? value.substring(1) : value);
  }

  private void set(String field, String value) throws IOException {
    switch (field) {
      case "event" -> type = value;
      case "id" -> cursor = checked(value);
      case "data" -> add(value);
      default -> {
        // A comment (its field has no name), or a field of later versions.
      }
    }
  }

  private static String checked(String cursor) throws IOException {
    if (!CURSOR.matcher(cursor).matches()) {
      throw new IOException("an id that is no cursor");
    }
    return cursor;
  }

  private void add(String value) throws IOException {
    if (data.length() + value.length() > LONGEST) {
      throw new IOException("an event of more than 4096 characters");
    }
    data.append(data.length() == 0 ? "" : "\n").append(value);
  }
}
