package dev.latchkey.devmailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The parts of a raw message that are shown: subject, sender, and the first text and HTML parts.
 */
final class ParsedMail {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");
  private static final int MAX_DEPTH = 10;

  private final MimeMessage message;
  private String text = "";
  private String html = "";

  private ParsedMail(MimeMessage message) {
    this.message = message;
  }

  /** Parses a message. Throws an exception if it is not a mail. */
  static ParsedMail parse(byte[] raw) throws MessagingException, IOException {
    Session session = Session.getInstance(new Properties());
    ParsedMail mail = new ParsedMail(new MimeMessage(session, new ByteArrayInputStream(raw)));
    mail.collect(mail.message, 0);
    return mail;
  }

  String subject() throws MessagingException {
    String subject = message.getSubject();
    return subject == null ? "" : subject;
  }

  String from(String envelopeSender) throws MessagingException {
    String header = message.getHeader("From", ",");
    if (header == null) {
      return envelopeSender;
    }
    InternetAddress[] addresses = InternetAddress.parseHeader(header, false);
    return addresses.length == 0 ? envelopeSender : addresses[0].toUnicodeString();
  }

  String text() {
    return text;
  }

  String html() {
    return html;
  }

  List<String> links() {
    return LINK.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  private void collect(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && depth < MAX_DEPTH) {
      // Not getContent(): it looks for handlers with the class loader of the thread, and the
      // threads of the mail server may not have the application's.
      MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        collect(child, depth + 1);
      }
    } else if (part.isMimeType("text/html") && html.isEmpty()) {
      html = read(part);
    } else if (part.isMimeType("text/plain") && text.isEmpty()) {
      text = read(part);
    }
  }

  private static String read(Part part) throws MessagingException, IOException {
    String content = new String(part.getInputStream().readAllBytes(), charset(part));
    return content.replace("\r\n", "\n");
  }

  private static Charset charset(Part part) throws MessagingException {
    String name = new ContentType(part.getContentType()).getParameter("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
