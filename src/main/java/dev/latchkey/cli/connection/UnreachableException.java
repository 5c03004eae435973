package dev.latchkey.cli.connection;

/** No Latchkey server answered. Exit status 3. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line for the operator
   */
  public UnreachableException(String message) {
    super(message);
  }
}
