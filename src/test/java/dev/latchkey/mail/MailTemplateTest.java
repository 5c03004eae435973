package dev.latchkey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplateTest {
  private static final MailTemplate RESET = new MailTemplate("reset");
  private static final String LINK = "https://id.example/reset-password#token=a-b_c";

  @Test
  void a_reset_mail_says_who_when_where_and_for_how_long() {
    MailText mail = reset("John Doe");

    assertThat(mail.subject()).isEqualTo("Reset your Example & Co password");
    assertThat(mail.text())
        .contains("Hello John Doe,", "3 May 2026 at 14:05 UTC", "\n" + LINK + "\n", "15 minutes")
        .doesNotContain("Subject:");
    assertThat(mail.html())
        .contains("Hello John Doe,", "3 May 2026 at 14:05 UTC", "15 minutes")
        .contains("<a href=\"" + LINK + "\"", ">" + LINK + "</a>");
  }

  @Test
  void no_mail_has_an_unfilled_placeholder() {
    for (String file : new String[] {"reset", "password-changed"}) {
      MailText mail = new MailTemplate(file).fill(values("John"));
      assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("{{", "}}");
    }
  }

  @Test
  void a_password_changed_mail_never_holds_a_link_it_was_given() {
    MailText mail = new MailTemplate("password-changed").fill(values("John"));

    assertThat(mail.text() + mail.html()).doesNotContain("token", "://", "href");
    assertThat(mail.text()).contains("John", "3 May 2026 at 14:05 UTC", "If it was not you");
  }

  @Test
  void a_gap_without_a_value_is_refused_and_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RESET.fill(
                    Map.of(
                        "name",
                        "John",
                        "when",
                        "now",
                        "service",
                        "Example",
                        "accent",
                        "#123456",
                        "onaccent",
                        "#ffffff")))
        .withMessageContaining("{{link}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${7*7} #{7*7} {{link}}", "{{name}}", "{{7*7}} $1 \\$0 \\", "%s %n", "{{when}}"})
  void a_name_that_looks_like_a_template_stands_there_literally(String name) {
    MailText mail = reset(name);

    assertThat(mail.text()).contains("Hello " + name + ",");
    assertThat(mail.html()).contains("Hello " + name + ",");
  }

  @Test
  void markup_in_a_name_is_escaped_in_the_html_and_literal_in_the_text() {
    String name = "<a href=\"//evil.example\">O'Neil & Co</a>";
    MailText mail = reset(name);

    assertThat(mail.text()).contains("Hello " + name + ",");
    assertThat(mail.html())
        .contains("Hello &lt;a href=&quot;//evil.example&quot;&gt;O&#39;Neil &amp; Co&lt;/a&gt;,")
        .doesNotContain(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\0", "\t", "\u0085", "\u007f", "\u2028", "\u2029", "\u202e", "\u2066"
      })
  void what_could_break_or_reorder_a_line_is_folded_to_a_space(String control) {
    assertThat(reset("a" + control + "b").text()).contains("Hello a b,");
  }

  @Test
  void a_lone_surrogate_is_folded_and_a_pair_is_kept() {
    assertThat(reset("a\ud83db").text()).contains("Hello a b,");
    assertThat(reset("a\ud83d\ude00b").text()).contains("Hello a\ud83d\ude00b,");
  }

  @Property(tries = 300)
  void no_name_can_open_a_tag_or_close_an_attribute(@ForAll String name) {
    String greeting = between(reset(name).html(), "Hello ", ",</p>");

    assertThat(greeting).doesNotContain("<", ">", "\"", "'", "\n", "\r");
  }

  @Property(tries = 300)
  void no_name_adds_a_line_to_the_text(@ForAll String name) {
    assertThat(reset(name).text().lines().count()).isEqualTo(reset("x").text().lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null,john", "'',john", "'   ',john", "'\u0000',john", "' John Doe ',John Doe"})
  void without_a_full_name_the_username_is_the_greeting(String fullName, String expected) {
    assertThat(MailTemplate.greeting(fullName, "john")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you have won! https://evil.example",
        "ftp://evil",
        "see evil.example now",
        "www.evil",
        "evil\u3002example",
        "a\nb",
        "a\u0007b",
        "a\u2028b",
        "a\u202eb",
        "a\u200fb",
        "a\u061cb",
        "a\ud83db",
      })
  void a_name_that_could_be_more_than_a_name_is_not_the_greeting(String fullName) {
    assertThat(MailTemplate.greeting(fullName, "john")).isEqualTo("john");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J.R.R. Tolkien",
        "Martin Luther King, Jr.",
        "Mar\u00eda-Jos\u00e9 O'Neil",
        "\u5c71\u7530 \u592a\u90ce",
        "\u0645\u0631\u06cc\u0645 \u06af\u0644\u200c\u06cc",
      })
  void names_of_people_are_greeted(String fullName) {
    assertThat(MailTemplate.greeting(fullName, "john")).isEqualTo(fullName);
  }

  @Test
  void a_name_of_more_than_60_characters_is_not_the_greeting() {
    String longest = "\ud83d\ude00".repeat(60);
    assertThat(MailTemplate.greeting(longest, "john")).isEqualTo(longest);
    assertThat(MailTemplate.greeting(longest + "a", "john")).isEqualTo("john");
  }

  @Test
  void the_filled_letter_does_not_show_its_link_when_logged() {
    assertThat(reset("John")).asString().doesNotContain("token", "John");
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static MailText reset(String name) {
    return RESET.fill(values(name));
  }

  private static Map<String, String> values(String name) {
    String when = MailTemplate.moment(Instant.parse("2026-05-03T14:05:59Z"));
    return Map.of(
        "name",
        name,
        "link",
        LINK,
        "minutes",
        "15",
        "when",
        when,
        "service",
        "Example & Co",
        "accent",
        "#1f5fbf",
        "onaccent",
        "#ffffff");
  }
}
