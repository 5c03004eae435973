package dev.latchkey.devmailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.json.Json;
import dev.latchkey.mail.MimeMail;
import dev.latchkey.mail.Sender;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.mail.text.MailRig;
import dev.latchkey.mail.text.MailText;
import dev.latchkey.text.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentMailboxTest {
  private static final Instant NOW = Instant.parse("2026-05-03T14:05:09Z");
  private static final String LINK = "http://localhost:9080/reset-password#token=a-b_c";

  private final DevelopmentMailbox mailbox =
      new DevelopmentMailbox(Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void start() {
    mailbox.start(0);
  }

  @AfterEach
  void stop() {
    mailbox.stop();
  }

  @Test
  void a_mail_sent_by_smtp_is_kept_and_read() throws Exception {
    Map<String, Object> values =
        Map.of(
            "name",
            "Zoë 😀",
            "link",
            LINK,
            "lifetime",
            Duration.ofMinutes(15),
            "when",
            Instant.parse("2026-05-03T14:05:59Z"));
    ComposedMail composed = new ComposedMail("john@example.com", "Zoë 😀", "reset", null, values);
    send(mail("reset-1", MailRig.writer("Example").write(composed, Language.EN)));

    ReceivedMail mail = mailbox.mails().get(0);
    assertThat(mail.receivedAt()).isEqualTo(NOW);
    assertThat(mail.from()).isEqualTo("Latchkey <no-reply@id.example>");
    assertThat(mail.to()).containsExactly("john@example.com");
    assertThat(mail.subject()).isEqualTo("Reset your Example password");
    assertThat(mail.text()).contains("Hello Zoë 😀,\n\nSomeone, probably you,");
    assertThat(mail.html()).startsWith("<!doctype html>").contains("href=\"" + LINK + "\"");
    assertThat(mail.links()).containsExactly(LINK);
    assertThat(mail.raw()).contains("Message-ID: <reset-1@id.example>");
    assertThat(mailbox.mail(mail.id())).contains(mail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET ", "\r\n", "MAIL"})
  void a_connection_that_does_not_begin_with_smtp_is_closed_and_leaves_no_mail(String first)
      throws Exception {
    String mail =
        "EHLO x\r\nMAIL FROM:<a@a.example>\r\nRCPT TO:<b@b.example>\r\nDATA\r\n"
            + "Subject: forged\r\n\r\nx\r\n.\r\nQUIT\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailbox.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((first + mail).getBytes(US_ASCII));
      assertThat(readToTheEnd(socket)).doesNotContain("250 ").doesNotContain("354");
    }
    assertThat(mailbox.mails()).isEmpty();
  }

  /** The connection may end with a reset, because the server does not read what was sent. */
  private static String readToTheEnd(Socket socket) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(said);
    } catch (SocketException reset) {
      // The connection is closed, as expected.
    }
    return said.toString(US_ASCII);
  }

  @Test
  void its_json_has_snake_case_names_and_leaves_the_source_out() throws Exception {
    send(mail("1", new MailText("Hi", "See http://a.example/x.", "<p>Hi</p>")));

    String json = Json.mapper().writeValueAsString(mailbox.mails().get(0));
    assertThat(json)
        .isEqualTo(
            "{\"id\":1,\"received_at\":\"2026-05-03T14:05:09Z\","
                + "\"from\":\"Latchkey <no-reply@id.example>\",\"to\":[\"john@example.com\"],"
                + "\"subject\":\"Hi\",\"text\":\"See http://a.example/x.\",\"html\":\"<p>Hi</p>\","
                + "\"links\":[\"http://a.example/x\"]}");
  }

  @Test
  void the_newest_comes_first_and_the_oldest_goes_when_it_is_full() throws Exception {
    try (Transport transport = connected()) {
      for (int i = 0; i <= DevelopmentMailbox.MOST; i++) {
        sendOver(transport, mail("m" + i, new MailText("Mail " + i, "t", "h")));
      }
    }

    assertThat(mailbox.mails()).hasSize(DevelopmentMailbox.MOST);
    assertThat(mailbox.mails().get(0).subject()).isEqualTo("Mail " + DevelopmentMailbox.MOST);
    assertThat(mailbox.mail(1)).isEmpty();
    assertThat(mailbox.mail(2)).isPresent();
  }

  @Test
  void a_mail_of_more_than_a_mebibyte_is_refused_and_not_kept() {
    String text = "0123456789 ".repeat(100_000) + "\n";

    assertThatExceptionOfType(MessagingException.class)
        .isThrownBy(() -> send(mail("big", new MailText("Big", text, "h"))));
    assertThat(mailbox.mails()).isEmpty();
  }

  @Test
  void a_mail_larger_than_announced_is_still_refused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailbox.port())) {
      String envelope = "EHLO x\r\nMAIL FROM:<a@b.example> SIZE=10\r\nRCPT TO:<c@d.example>\r\n";
      String body = "Subject: x\r\n\r\n" + "0123456789abcdef\r\n".repeat(70_000) + ".\r\nQUIT\r\n";
      socket.getOutputStream().write((envelope + "DATA\r\n" + body).getBytes(US_ASCII));
      String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answers).contains("\r\n552 ");
    }
    assertThat(mailbox.mails()).isEmpty();
  }

  @Test
  void a_plain_mail_in_an_unknown_charset_is_shown_rather_than_refused() throws Exception {
    String raw = "Subject: x\r\nContent-Type: text/plain; charset=x-none\r\n\r\nhello\r\n";
    send(new MimeMessage(session(), new ByteArrayInputStream(raw.getBytes(US_ASCII))));

    assertThat(mailbox.mails().get(0).text()).isEqualTo("hello\n");
    assertThat(mailbox.mails().get(0).html()).isEmpty();
    assertThat(mailbox.mails().get(0).from()).isEqualTo("bounce@id.example");
  }

  @Test
  void after_clear_the_mailbox_is_empty_and_ids_continue() throws Exception {
    send(mail("1", new MailText("One", "t", "h")));
    mailbox.clear();
    assertThat(mailbox.mails()).isEmpty();

    send(mail("2", new MailText("Two", "t", "h")));
    assertThat(mailbox.mails()).extracting(ReceivedMail::id).containsExactly(2L);
  }

  @Test
  void a_port_in_use_is_refused_with_the_name_of_the_setting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DevelopmentMailbox other = new DevelopmentMailbox(Clock.systemUTC());

      assertThatIllegalStateException()
          .isThrownBy(() -> other.start(taken.getLocalPort()))
          .withMessageContainingAll("127.0.0.1:" + taken.getLocalPort(), "MAIL_PORT", "in use");
      assertThat(other.isRunning()).isFalse();
    }
  }

  @Test
  void it_starts_once_and_again_after_it_was_stopped() {
    assertThatIllegalStateException().isThrownBy(() -> mailbox.start(0));
    int port = mailbox.port();

    mailbox.stop();
    assertThat(mailbox.isRunning()).isFalse();
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    assertThatIllegalStateException().isThrownBy(mailbox::port);

    mailbox.start(0);
    assertThat(mailbox.isRunning()).isTrue();
  }

  @Test
  void no_other_address_of_this_machine_answers() throws Exception {
    for (InetAddress address :
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList()) {
      assertThatExceptionOfType(IOException.class)
          .as(address.getHostAddress())
          .isThrownBy(() -> new Socket(address, mailbox.port()).close());
    }
  }

  private static MimeMessage mail(String id, MailText letter) throws MessagingException {
    return MimeMail.from(Sender.parse("Latchkey <no-reply@id.example>"))
        .to("john@example.com", "John Doe")
        .id(id)
        .date(NOW)
        .content(letter)
        .message(Session.getInstance(new Properties()));
  }

  private void send(MimeMessage message) throws MessagingException {
    try (Transport transport = connected()) {
      sendOver(transport, message);
    }
  }

  private static void sendOver(Transport transport, MimeMessage message) throws MessagingException {
    transport.sendMessage(message, InternetAddress.parse("john@example.com"));
  }

  private Transport connected() throws MessagingException {
    Transport transport = session().getTransport("smtp");
    transport.connect("127.0.0.1", mailbox.port(), null, null);
    return transport;
  }

  private static Session session() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.from", "bounce@id.example");
    properties.setProperty("mail.smtp.timeout", "10000");
    return Session.getInstance(properties);
  }
}
