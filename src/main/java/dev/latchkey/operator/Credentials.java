package dev.latchkey.operator;

/**
 * The credentials of a client. This is the only time that its secret is shown.
 *
 * @param clientSecret never logged: {@link #toString} hides it
 */
public record Credentials(boolean success, String clientId, String clientSecret) {
  static Credentials of(String id, String secret) {
    return new Credentials(true, id, secret);
  }

  @Override
  public String toString() {
    return "Credentials of " + clientId;
  }
}
