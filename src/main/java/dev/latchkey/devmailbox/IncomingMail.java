package dev.latchkey.devmailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way in over SMTP: gathers the envelope, then hands the whole to its taker. */
final class IncomingMail implements MessageHandler {
  private final int maxBytes;
  private final Taker taker;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  IncomingMail(int maxBytes, Taker taker) {
    this.maxBytes = maxBytes;
    this.taker = taker;
  }

  /** Where a finished delivery goes. */
  @FunctionalInterface
  interface Taker {
    /** Keeps the mail, or refuses it, which the client is told as an SMTP error. */
    void take(String sender, List<String> recipients, byte[] raw) throws RejectException;
  }

  @Override
  public void from(String from) {
    sender = from;
  }

  @Override
  public void recipient(String recipient) {
    recipients.add(recipient);
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    byte[] raw = data.readNBytes(maxBytes + 1);
    if (raw.length > maxBytes) {
      // Read to its end first, or the rest of the mail would be taken for commands.
      data.transferTo(OutputStream.nullOutputStream());
      throw new RejectException(552, "At most " + maxBytes + " bytes a mail");
    }
    taker.take(sender, List.copyOf(recipients), raw);
    return null; // the server's usual answer, 250
  }

  @Override
  public void done() {}
}
