package dev.latchkey.admin.mail;

/** Whether a mail will be tried again, or the relay has refused it for good. */
enum MailState {
  WAITING,
  PARKED;

  /**
   * Reads the word of the API.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  static MailState parse(String text) {
    return switch (text) {
      case "waiting" -> WAITING;
      case "parked" -> PARKED;
      default -> throw new IllegalArgumentException("must be waiting or parked");
    };
  }
}
