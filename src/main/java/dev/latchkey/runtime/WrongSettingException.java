package dev.latchkey.runtime;

/** The server cannot start with a setting. The message is one line, and names the setting. */
public class WrongSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Has no stack trace: the message is for an operator, and says all. */
  public WrongSettingException(String message) {
    super(message, null, false, false);
  }
}
