package dev.latchkey.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The text of a place in a list: base64url (RFC 4648 5), so that callers do not take it apart. */
public final class Cursor {
  /** In characters. No key of a list is longer. */
  public static final int LONGEST = 400;

  private Cursor() {}

  /** The text for a key. */
  public static String of(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  /**
   * The key of a text. The caller checks whether it is a key of its list.
   *
   * @throws IllegalArgumentException if this is no text of {@link #of}
   */
  public static String key(String text) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      if (!key.isEmpty() && of(key).equals(text)) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(refusal().getMessage(), notBase64);
    }
    throw refusal();
  }

  /** The refusal of a cursor that is not of this list. */
  public static IllegalArgumentException refusal() {
    return new IllegalArgumentException("must be the \"next\" of the same search");
  }
}
