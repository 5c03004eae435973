package dev.latchkey.setting;

/** The text of a setting is invalid. The message says what is expected, not what was found. */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param expected completes the sentence "… is expected": {@code a duration such as PT24H}
   */
  public InvalidSettingException(String expected) {
    super(expected);
  }

  /** What is expected; completes the sentence "… is expected". */
  public String expected() {
    return getMessage();
  }
}
