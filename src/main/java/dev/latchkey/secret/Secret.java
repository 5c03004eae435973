package dev.latchkey.secret;

import java.text.Normalizer;

public final class Secret {
  private final String t;

  private Secret(String t) {
    this.t = t;
  }

  public static Secret of(String s) {
    return new Secret(
        Normalizer.normalize(
            dev.latchkey.runtime.UnicodeText.requireScalars(s), Normalizer.Form.NFC));
  }

  public int codePoints() {
    return t.codePointCount(0, t.length());
  }

  byte[] bytes() {
    return t.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  String text() {
    return t;
  }
}
