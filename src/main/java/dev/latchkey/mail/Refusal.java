package dev.latchkey.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Pattern;

/**
 * Why a mail was not taken, and whether it ever will be (RFC 5321 4.2.1: a reply of 5yz to a mail
 * is permanent, one of 4yz and a broken connection are not).
 */
record Refusal(String text, boolean permanent) {
  private static final Pattern PERMANENT_REPLY =
      Pattern.compile("5[0-9][0-9][ -].*", Pattern.DOTALL);

  static Refusal passing(String text) {
    return new Refusal(text, false);
  }

  static Refusal of(MessagingException refused) {
    for (Exception e = refused; e != null; e = next(e)) {
      if (e instanceof SendFailedException failed && isPermanent(failed)) {
        return new Refusal(failed.getMessage(), true);
      }
    }
    return passing(refused.toString());
  }

  // Not the refusal of a login (535) or a greeting (554): those are no SendFailedException, and
  // are the operator's to mend, after which the mail goes out.
  private static boolean isPermanent(SendFailedException failed) {
    return failed.getMessage() != null && PERMANENT_REPLY.matcher(failed.getMessage()).matches();
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
