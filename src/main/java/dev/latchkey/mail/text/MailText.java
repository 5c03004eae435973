package dev.latchkey.mail.text;

/**
 * The text of a mail with all placeholders filled in: a subject, and the body as plain text and as
 * HTML.
 */
public record MailText(String subject, String text, String html) {

  @Override
  public String toString() {
    return "MailText[...]"; // the body may hold a reset link, which must not reach a log
  }
}
