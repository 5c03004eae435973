package dev.latchkey.secret;

public final class PasswordHash {
  private final String t;

  private PasswordHash(String t) {
    this.t = t;
  }

  public static PasswordHash parse(String s) {
    return new PasswordHash(s);
  }

  public String text() {
    return t;
  }
}
