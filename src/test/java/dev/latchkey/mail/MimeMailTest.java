package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.latchkey.mail.text.MailText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMailTest {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Instant WRITTEN = Instant.parse("2026-05-03T14:05:09Z");
  private static final MailText LETTER = new MailText("Grüße", "Text ✓", "<p>HTML ✓</p>");

  @Test
  void the_headers_say_who_when_and_that_a_machine_wrote_it() throws Exception {
    MimeMessage message = john().message(SESSION);

    assertThat(message.getMessageID()).isEqualTo("<reset-17@id.example>");
    assertThat(message.getSentDate()).isEqualTo(WRITTEN);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getSubject()).isEqualTo("Grüße");
    assertThat(message.getFrom()[0]).hasToString("Latchkey <no-reply@id.example>");
    assertThat(message.getAllRecipients()).hasSize(1);
  }

  @Test
  void the_message_id_is_the_same_on_every_attempt() throws Exception {
    MimeMail mail = john();

    assertThat(mail.message(SESSION).getMessageID())
        .isEqualTo(mail.message(SESSION).getMessageID());
  }

  @Test
  void the_text_comes_first_and_the_html_last_both_in_utf_8() throws Exception {
    MimeMultipart parts = (MimeMultipart) john().message(SESSION).getContent();

    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Text ✓");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>HTML ✓</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë 王小明 😀", "O'Neil, John", "a \"b\" <c@d.example>"})
  void any_name_reaches_the_recipient_as_it_is_on_an_ascii_wire(String name) throws Exception {
    String wire = wire(john().to("john@example.com", name));

    assertThat(headers(wire)).matches("\\p{ASCII}*");
    assertThat(recipientOf(wire).getPersonal()).isEqualTo(name);
    assertThat(recipientOf(wire).getAddress()).isEqualTo("john@example.com");
  }

  @Test
  void a_name_that_is_an_encoded_word_is_not_decoded() throws Exception {
    String wire = wire(john().to("john@example.com", "=?utf-8?Q?a=0D=0ABcc:_e@e.example?="));

    assertThat(recipientOf(wire).getPersonal()).startsWith("= ?utf-8?Q?a=0D=0ABcc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "John\r\nBcc: eve@example.com",
        "John\nBcc: eve@example.com",
        "J\rBcc: e@e.example"
      })
  void a_line_break_in_a_name_adds_no_header(String name) throws Exception {
    String wire = wire(john().to("john@example.com", name));

    assertThat(headers(wire)).doesNotContainPattern("(?im)^bcc:");
    assertThat(recipientOf(wire).getPersonal()).contains("Bcc: ").doesNotContain("\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john@example.com\r\nBcc: eve@example.com",
        "john@example.com\n",
        "john@example.com,eve@example.com",
        "john@example.com;eve@example.com",
        "John <john@example.com>",
        "john@example.com eve@example.com",
        "john@example.com(x)",
        "john@example.com\0",
        "",
        " "
      })
  void an_address_that_is_not_one_plain_address_is_refused(String address) {
    MimeMail mail = john();

    assertThatIllegalArgumentException().isThrownBy(() -> mail.to(address, "John"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hi\r\nBcc: eve@example.com", "Hi\n there", "Hi\r", "Hi\0", "Hi\u2028"})
  void a_subject_with_a_line_break_is_refused(String subject) {
    MimeMail mail = john();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> mail.content(new MailText(subject, "text", "html")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nobody", "a@b.example\r\nBcc: e@e.example", "a@b.example, c@d.example"})
  void a_sender_that_is_not_one_address_is_refused(String sender) {
    assertThatIllegalArgumentException().isThrownBy(() -> MimeMail.from(Sender.parse(sender)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a>\r\nBcc: e@e.example", "a@b", "<a>"})
  void an_id_that_could_break_its_header_is_refused(String id) {
    MimeMail mail = john();

    assertThatIllegalArgumentException().isThrownBy(() -> mail.id(id));
  }

  @Test
  void a_mail_without_recipient_or_date_is_refused() {
    MimeMail mail = MimeMail.from(Sender.parse("no-reply@id.example")).id("1").content(LETTER);

    assertThatNullPointerException().isThrownBy(() -> mail.message(SESSION)).withMessage("to");
    mail.to("john@example.com", "John");
    assertThatNullPointerException().isThrownBy(() -> mail.message(SESSION)).withMessage("date");
  }

  private static MimeMail john() {
    return MimeMail.from(Sender.parse("Latchkey <no-reply@id.example>"))
        .to("john@example.com", "John Doe")
        .id("reset-17")
        .date(WRITTEN)
        .content(LETTER);
  }

  private static String wire(MimeMail mail) throws IOException, MessagingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.message(SESSION).writeTo(out);
    return out.toString(UTF_8);
  }

  private static String headers(String wire) {
    return wire.substring(0, wire.indexOf("\r\n\r\n"));
  }

  private static InternetAddress recipientOf(String wire) throws MessagingException {
    byte[] bytes = wire.getBytes(UTF_8);
    MimeMessage read = new MimeMessage(SESSION, new java.io.ByteArrayInputStream(bytes));
    assertThat(Collections.list(read.getAllHeaders())).isNotEmpty();
    assertThat(read.getAllRecipients()).hasSize(1);
    return (InternetAddress) read.getAllRecipients()[0];
  }
}
