package dev.latchkey.mail;

import dev.latchkey.delivery.DeliveryFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Pattern;

/**
 * Decides from the relay's reply whether to try again. A 5yz reply to a mail is permanent; a 4yz
 * reply and a broken connection are temporary (RFC 5321 4.2.1).
 */
final class RelayReply {
  private static final Pattern PERMANENT = Pattern.compile("5[0-9][0-9][ -].*", Pattern.DOTALL);

  private RelayReply() {}

  static DeliveryFailure of(MessagingException refused) {
    for (Exception e = refused; e != null; e = next(e)) {
      if (e instanceof SendFailedException failed && isPermanent(failed)) {
        return DeliveryFailure.permanent(failed.getMessage());
      }
    }
    return DeliveryFailure.temporary(refused.toString());
  }

  // A refused login (535) or greeting (554) is not a SendFailedException. The operator can fix
  // those, and then the mail is sent.
  private static boolean isPermanent(SendFailedException failed) {
    return failed.getMessage() != null && PERMANENT.matcher(failed.getMessage()).matches();
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
