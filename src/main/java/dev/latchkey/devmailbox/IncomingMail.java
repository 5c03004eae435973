package dev.latchkey.devmailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** Receives one mail over SMTP: collects the envelope and the data, then passes both on. */
final class IncomingMail implements MessageHandler {
  private final int maxBytes;
  private final Taker taker;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  IncomingMail(int maxBytes, Taker taker) {
    this.maxBytes = maxBytes;
    this.taker = taker;
  }

  /** Receives a complete mail. */
  @FunctionalInterface
  interface Taker {
    /** Keeps the mail; throws if it cannot be parsed. */
    void take(String sender, List<String> recipients, byte[] raw)
        throws MessagingException, IOException;
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
      // Read to the end first. Otherwise the rest of the mail would be read as commands.
      data.transferTo(OutputStream.nullOutputStream());
      throw new RejectException(552, "A mail may have at most " + maxBytes + " bytes");
    }
    try {
      taker.take(sender, List.copyOf(recipients), raw);
    } catch (MessagingException | IOException malformed) {
      throw new RejectException(554, "The message cannot be parsed");
    }
    return null; // the server's default response, 250
  }

  @Override
  public void done() {}
}
