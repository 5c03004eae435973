package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.mail.text.Greeting;
import dev.latchkey.mail.text.MailText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Builds one MIME message: {@code multipart/alternative}, UTF-8, plain text first.
 *
 * <p>No input can add a header line or a second recipient. An address or a subject with a line
 * break is refused, never repaired.
 */
public final class MimeMail {
  private static final Pattern UNSAFE_IN_ADDRESS = Pattern.compile("[\\s\\p{Cntrl}<>(),;]");
  private static final Pattern UNSAFE_IN_HEADER = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final InternetAddress from;
  private InternetAddress to;
  private String id;
  private Instant date;
  private MailText content;

  private MimeMail(InternetAddress from) {
    this.from = from;
  }

  /** Starts a mail from this sender. */
  public static MimeMail from(Sender sender) {
    try {
      return new MimeMail(new InternetAddress(sender.address(), sender.name(), UTF_8.name()));
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Sets the only recipient.
   *
   * @param address a plain address, never parsed as a list
   * @param name the display name, any Unicode; line breaks become spaces
   * @throws IllegalArgumentException if the address contains a line break or could be read as two
   *     addresses
   */
  public MimeMail to(String address, String name) {
    if (address.isBlank() || UNSAFE_IN_ADDRESS.matcher(address).find()) {
      throw new IllegalArgumentException("Not a plain mail address");
    }
    try {
      // The library does not encode ASCII. So a mail program would decode a name that looks like an
      // encoded word (RFC 2047), including its line breaks.
      String shown = Greeting.oneLine(name).strip().replace("=?", "= ?");
      to = new InternetAddress(address, shown, UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /**
   * Sets the unique part of the Message-ID. It is the same on every attempt, so that relays can
   * detect duplicates.
   */
  public MimeMail id(String id) {
    if (!MESSAGE_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("A message id consists of letters, digits and . _ -");
    }
    this.id = id;
    return this;
  }

  /** Sets the date of the mail; its precision is one second. */
  public MimeMail date(Instant date) {
    this.date = date;
    return this;
  }

  /**
   * Sets the subject, the plain text and the HTML.
   *
   * @throws IllegalArgumentException if the subject holds a control character
   */
  public MimeMail content(MailText content) {
    singleLine("subject", content.subject());
    this.content = content;
    return this;
  }

  /** Builds the message, including its headers. */
  public MimeMessage message(Session session) throws MessagingException {
    MimeMessage message = new Stamped(session, messageId());
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, Objects.requireNonNull(to, "to"));
    message.setSubject(content.subject(), UTF_8.name());
    message.setSentDate(Date.from(Objects.requireNonNull(date, "date")));
    // RFC 3834 5: stops out-of-office notices and other automatic replies.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(new MimeMultipart("alternative", text(), html()));
    message.saveChanges();
    return message;
  }

  private MimeBodyPart text() throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content.text(), UTF_8.name(), "plain");
    return part;
  }

  private MimeBodyPart html() throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content.html(), UTF_8.name(), "html");
    return part;
  }

  private String messageId() {
    String address = from.getAddress();
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return "<" + Objects.requireNonNull(id, "id") + "@" + domain + ">";
  }

  private static String singleLine(String what, String value) {
    if (UNSAFE_IN_HEADER.matcher(value).find()) {
      throw new IllegalArgumentException("The " + what + " contains a control character");
    }
    return value;
  }

  /** Keeps our Message-ID. The library would generate one from the clock and the host name. */
  private static final class Stamped extends MimeMessage {
    private final String messageId;

    Stamped(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
