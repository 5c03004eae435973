package dev.latchkey.cli.connection;

/** The command was called in a wrong way. Exit status 2. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line for the operator
   */
  public WrongUsageException(String message) {
    super(message);
  }
}
