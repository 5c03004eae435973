package dev.latchkey.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client may do. */
public enum Permission {
  /** Ask whether a token is alive (RFC 7662). */
  INTROSPECT,
  /** Listen to the ends of tokens. */
  LISTEN,
  /** End a token (RFC 7009). */
  REVOKE;

  /** The form in the API and in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The permission with this text. */
  public static Optional<Permission> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
