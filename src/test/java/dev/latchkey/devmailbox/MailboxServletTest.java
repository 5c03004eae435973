package dev.latchkey.devmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.Json;
import dev.latchkey.mail.MimeMail;
import dev.latchkey.mail.Sender;
import dev.latchkey.mail.text.MailText;
import dev.latchkey.web.Exchange;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxServletTest {
  private static final String NOT_FOUND =
      "{\"success\":false,\"error\":\"Not found\",\"message\":\"Not found\",\"code\":\"not_found\"}";

  private final DevelopmentMailbox mailbox = new DevelopmentMailbox(Clock.systemUTC());
  private final MailboxServlet servlet = new MailboxServlet();

  @BeforeEach
  void start() throws Exception {
    servlet.mailbox = mailbox;
    mailbox.start(0);
    send("john@example.com", "For John");
    send("jane@example.com", "For Jane");
  }

  @AfterEach
  void stop() {
    mailbox.stop();
  }

  @Test
  void a_script_gets_the_list_newest_first() throws Exception {
    Exchange answer = list("*/*").through(servlet);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(subjects(answer)).containsExactly("For Jane", "For John");
  }

  @Test
  void a_browser_gets_the_page() throws Exception {
    Exchange answer = list("text/html,application/xhtml+xml,*/*;q=0.8").through(servlet);

    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.header("Vary")).isEqualTo("Accept");
    assertThat(answer.body()).startsWith("<!doctype html>").contains("Development mailbox");
  }

  @Test
  void a_browser_at_the_path_with_a_slash_is_sent_to_the_one_without() throws Exception {
    Exchange request = new Exchange("GET", "/dev/mailbox", "/");
    Exchange answer = request.with("getHeader", "Accept", "text/html").through(servlet);

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).isEqualTo("../mailbox");
  }

  @Test
  void the_json_path_is_json_for_a_browser_too() throws Exception {
    Exchange request = new Exchange("GET", "/dev/mailbox.json", null);
    Exchange answer = request.with("getHeader", "Accept", "text/html").through(servlet);

    assertThat(subjects(answer)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"john@example.com,1", "JOHN@Example.com,1", "ohn@example.com,0", "'',0"})
  void the_list_can_be_filtered_by_recipient(String to, int expected) throws Exception {
    Exchange answer = list("*/*").with("getParameter", "to", to).through(servlet);

    assertThat(subjects(answer)).hasSize(expected);
  }

  @Test
  void one_mail_is_answered_by_its_number_and_its_source_as_plain_text() throws Exception {
    Exchange one = new Exchange("GET", "/dev/mailbox", "/1").through(servlet);
    assertThat(Json.mapper().readTree(one.body()).get("subject").asText()).isEqualTo("For John");

    Exchange raw = new Exchange("GET", "/dev/mailbox", "/1/raw").through(servlet);
    assertThat(raw.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(raw.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(raw.body()).contains("Subject: For John\r\n");
  }

  @Test
  void the_styles_of_a_mail_are_a_stylesheet() throws Exception {
    Exchange styles = new Exchange("GET", "/dev/mailbox", "/1/styles").through(servlet);
    assertThat(styles.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
    assertThat(styles.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(styles.body()).isEqualTo("[data-style=\"top:0\"] {\ntop:0\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/3",
        "/0",
        "/-1",
        "/x",
        "/1/",
        "/1/html",
        "/1/raw/",
        "/1/styles/",
        "/3/styles",
        "/9999999999999999999",
        "//1"
      })
  void a_path_that_is_not_a_mail_is_not_found(String path) throws Exception {
    Exchange answer = new Exchange("GET", "/dev/mailbox", path).through(servlet);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(NOT_FOUND);
  }

  @Test
  void delete_empties_it_and_answers_204_without_a_body() throws Exception {
    Exchange answer = new Exchange("DELETE", "/dev/mailbox", null).through(servlet);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(mailbox.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "POST,null,'GET, HEAD, DELETE'",
        "PUT,null,'GET, HEAD, DELETE'",
        "TRACE,null,'GET, HEAD, DELETE'",
        "DELETE,/1,'GET, HEAD'"
      })
  void another_method_is_refused_and_told_what_is_allowed(String method, String path, String allow)
      throws Exception {
    Exchange answer = new Exchange(method, "/dev/mailbox", path).through(servlet);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo(allow);
    assertThat(mailbox.mails()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "GET,null",
        "GET,/1",
        "GET,/1/raw",
        "GET,/1/styles",
        "DELETE,null",
        "POST,null",
        "OPTIONS,null"
      })
  void everything_is_not_found_while_the_mailbox_is_not_running(String method, String path)
      throws Exception {
    mailbox.stop();

    Exchange request = new Exchange(method, "/dev/mailbox", path);
    Exchange answer = request.with("getHeader", "Accept", "text/html").through(servlet);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo(NOT_FOUND);
  }

  private static Exchange list(String accept) {
    return new Exchange("GET", "/dev/mailbox", null).with("getHeader", "Accept", accept);
  }

  private static java.util.List<String> subjects(Exchange answer) throws Exception {
    JsonNode mails = Json.mapper().readTree(answer.body()).get("mails");
    return mails.findValuesAsText("subject");
  }

  private void send(String to, String subject) throws Exception {
    Session session = Session.getInstance(new Properties());
    MailText letter = new MailText(subject, "text", "<p style=\"top:0\">html</p>");
    MimeMail mail = MimeMail.from(Sender.parse("no-reply@id.example")).to(to, "Someone").id("1");
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", mailbox.port(), null, null);
      transport.sendMessage(
          mail.date(Clock.systemUTC().instant()).content(letter).message(session),
          InternetAddress.parse(to));
    }
  }
}
