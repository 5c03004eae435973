package dev.latchkey.mail;

/** A mail's words, with every placeholder filled: one subject line and the same letter twice. */
public record MailText(String subject, String text, String html) {

  @Override
  public String toString() {
    return "MailText[...]"; // the letter may hold a reset link, which must reach no log
  }
}
