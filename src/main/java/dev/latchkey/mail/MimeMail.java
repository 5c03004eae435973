package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * Makes one mail ready for the wire: {@code multipart/alternative}, UTF-8, text first.
 *
 * <p>Nothing it is given can add a header line or another recipient: it refuses, and never repairs,
 * an address or a subject that holds a line break.
 */
public final class MimeMail {
  private static final Pattern UNSAFE_IN_ADDRESS = Pattern.compile("[\\s\\p{Cntrl}<>(),;]");
  private static final Pattern UNSAFE_IN_HEADER = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final InternetAddress from;
  private InternetAddress to;
  private String id;
  private Instant date;
  private MailText letter;

  private MimeMail(InternetAddress from) {
    this.from = from;
  }

  /** Begins a mail. */
  public static MimeMail from(Sender sender) {
    try {
      return new MimeMail(new InternetAddress(sender.address(), sender.name(), UTF_8.name()));
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The one recipient.
   *
   * @param address a plain address, never parsed as a list
   * @param name shown beside it, any Unicode; line breaks in it are folded to spaces
   * @throws IllegalArgumentException if the address holds a line break or could be read as two
   */
  public MimeMail to(String address, String name) {
    if (address.isBlank() || UNSAFE_IN_ADDRESS.matcher(address).find()) {
      throw new IllegalArgumentException("Not a plain mail address");
    }
    try {
      // The library leaves ASCII as it is, so a name that looks like an encoded word (RFC 2047)
      // would be decoded by the reader, line breaks and all.
      String shown = MailTemplate.oneLine(name).strip().replace("=?", "= ?");
      to = new InternetAddress(address, shown, UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** What this mail is known by: the same on every attempt to send it, so that relays see one. */
  public MimeMail id(String id) {
    if (!MESSAGE_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("A message id is letters, digits and . _ -");
    }
    this.id = id;
    return this;
  }

  /** When it was written, to the second. */
  public MimeMail date(Instant date) {
    this.date = date;
    return this;
  }

  /**
   * Subject and both forms of the letter.
   *
   * @throws IllegalArgumentException if the subject holds a control character
   */
  public MimeMail letter(MailText letter) {
    singleLine("subject", letter.subject());
    this.letter = letter;
    return this;
  }

  /** The finished message, headers written. */
  public MimeMessage message(Session session) throws MessagingException {
    MimeMessage message = new Stamped(session, messageId());
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, Objects.requireNonNull(to, "to"));
    message.setSubject(letter.subject(), UTF_8.name());
    message.setSentDate(Date.from(Objects.requireNonNull(date, "date")));
    // RFC 3834 5: keeps holiday notices and other robots from answering.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(new MimeMultipart("alternative", text(), html()));
    message.saveChanges();
    return message;
  }

  private MimeBodyPart text() throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(letter.text(), UTF_8.name(), "plain");
    return part;
  }

  private MimeBodyPart html() throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(letter.html(), UTF_8.name(), "html");
    return part;
  }

  private String messageId() {
    String address = from.getAddress();
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return "<" + Objects.requireNonNull(id, "id") + "@" + domain + ">";
  }

  private static String singleLine(String what, String value) {
    if (UNSAFE_IN_HEADER.matcher(value).find()) {
      throw new IllegalArgumentException("The " + what + " holds a control character");
    }
    return value;
  }

  /** Keeps its own Message-ID, where the library would draw one from the clock and the host. */
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
