package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Mailbox.Mail;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger wrote into a name stays a name in the mail. */
@LatchkeyIT
class MailTextIT {
  private static Mail mailTo(String fullName) {
    NewUser user = NewUser.unknown().withFullName(fullName);
    user.signUp().ok();
    user.forget().ok();
    return Mailbox.of(user.email()).await(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë Größe", "李小龍", "Анна", "\uD83D\uDE00 Smile", "O'Neil \\ $1"})
  void a_name_of_any_script_is_written_as_it_is(String name) {
    Mail mail = mailTo(name);
    assertThat(mail.text()).contains(name);
    assertThat(mail.html()).contains(name.replace("'", "&#39;"));
  }

  @Test
  void without_a_full_name_the_username_is_written() {
    NewUser user = NewUser.unknown().withFullName(null);
    user.signUp().ok();
    user.forget().ok();
    assertThat(Mailbox.of(user.email()).await(1).text()).contains(user.username());
  }

  @Test
  void a_name_with_a_line_break_is_refused() {
    String name = "Eve\r\nBcc: victim@example.org\r\nSubject: Pay\r\n\r\nHello";
    NewUser.unknown().withFullName(name).signUp().refusedFor("full_name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"you have won! https://evil.example", "Mallory \u202e live", "see evil.example"})
  void a_name_that_could_be_more_than_a_name_is_not_in_the_mail(String name) {
    NewUser user = NewUser.unknown().withFullName(name);
    user.signUp().ok();
    user.forget().ok();
    Mail mail = Mailbox.of(user.email()).await(1);
    assertThat(mail.text()).contains("Hello " + user.username() + ",");
    assertThat(mail.raw()).doesNotContain("evil.example", "Mallory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${7*7}", "#{7*7}", "{{link}}", "{{7*7}}", "%s%n%x", "$1\\1", "${jndi:ldap}"})
  void a_name_is_never_an_expression(String name) {
    Mail mail = mailTo(name);
    assertThat(mail.text()).contains("Hello " + name + ",");
  }

  @Test
  void a_name_is_text_in_the_html_too() {
    Mail mail = mailTo("<img src=x onerror=alert(1)>\"&amp;'");
    assertThat(mail.html())
        .doesNotContain("<img src=x")
        .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;amp;&#39;");
    assertThat(mail.text()).contains("<img src=x onerror=alert(1)>\"&amp;'");
  }

  @Test
  void the_mail_has_a_plain_part_and_an_html_part() {
    Mail mail = mailTo("Jo");
    assertThat(mail.raw()).contains("multipart/alternative", "text/plain", "text/html");
    assertThat(mail.text()).isNotBlank();
    assertThat(mail.html()).startsWith("<!doctype html>");
    assertThat(mail.subject()).isNotBlank();
  }

  @Test
  void a_mail_is_in_the_language_of_the_browser_or_in_the_one_that_its_reader_has_chosen() {
    NewUser user = NewUser.signedUp();
    Api german = Api.anyone().with("Accept-Language", "de-AT, en;q=0.5");
    german.post("/api/forgot-password", Map.of("email", user.email())).ok();
    assertThat(Mailbox.of(user.email()).await(1).html()).contains("lang=\"de\"");
    user.session().post("/api/update_profile", "{\"locale\":\"ja\"}").ok();
    german.post("/api/forgot-password", Map.of("email", user.email())).ok();
    assertThat(Mailbox.of(user.email()).await(2).html()).contains("lang=\"ja\"");
    assertThat(user.session().get("/api/profile").json().path("user").path("locale").textValue())
        .isEqualTo("ja");
  }

  @Test
  void the_mail_about_a_changed_password_names_the_device_and_what_to_do() {
    NewUser user = NewUser.signedUp();
    user.session()
        .with("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0")
        .post(
            "/api/change_password",
            Map.of("current_password", user.password(), "new_password", "x" + user.password()))
        .ok();
    assertThat(Mailbox.of(user.email()).await(1).text())
        .contains("Firefox, Windows", "/forgot-password");
  }

  @Test
  void the_mail_holds_no_password() {
    NewUser user = NewUser.signedUp();
    user.forget().ok();
    assertThat(Mailbox.of(user.email()).await(1).raw()).doesNotContain(user.password());
  }
}
