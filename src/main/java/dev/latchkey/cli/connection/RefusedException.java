package dev.latchkey.cli.connection;

/** The server refused the call, or there is nothing with that name. Exit status 1. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line for the operator
   */
  public RefusedException(String message) {
    super(message);
  }
}
