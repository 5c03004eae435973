package dev.latchkey.token;

import java.util.Optional;

/**
 * The token in an {@code Authorization} header (RFC 6750 2.1), not verified yet. Its length is
 * acceptable.
 */
public final class BearerToken {
  /** RFC 9110 11.1: the name of a scheme is case-insensitive. */
  private static final String SCHEME = "bearer ";

  /** In characters. Our own tokens have about 800. */
  private static final int LONGEST = 4096;

  private final String text;

  private BearerToken(String text) {
    this.text = text;
  }

  /** The token, if the header contains a bearer token of an acceptable length. */
  public static Optional<BearerToken> in(String header) {
    if (header == null
        || header.length() > SCHEME.length() + LONGEST
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    int start = SCHEME.length();
    while (start < header.length() && header.charAt(start) == ' ') {
      start++;
    }
    return of(header.substring(start));
  }

  /** The token, if the text has an acceptable length. */
  public static Optional<BearerToken> of(String text) {
    return text.isEmpty() || text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new BearerToken(text));
  }

  /** The token as it was sent. */
  public String text() {
    return text;
  }
}
