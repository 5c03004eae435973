package dev.latchkey.statuslist;

import dev.latchkey.seal.Base64Url;
import java.util.Optional;

/**
 * What a listener has seen.
 *
 * @param epoch which numbers belong together
 * @param seq the number of the newest revocation that it has seen; 0 if none
 */
public record Cursor(String epoch, long seq) {
  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 18;

  /** The form of the SSE field {@code id}: opaque, made of {@code [A-Za-z0-9_-]}. */
  public String text() {
    return epoch + "-" + seq;
  }

  /** Reads the header {@code Last-Event-ID}. Empty if it is not one of ours. */
  public static Optional<Cursor> parse(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    int dash = text.lastIndexOf('-');
    String digits = text.substring(dash + 1);
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return dash > 0 && number && Base64Url.isMadeOf(text, 0, dash)
        ? Optional.of(new Cursor(text.substring(0, dash), Long.parseLong(digits)))
        : Optional.empty();
  }
}
