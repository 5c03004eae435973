package dev.latchkey.mail.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWriterTest {
  private static final String LINK = "https://id.example/reset-password#token=a-b_c";
  private static final List<String> KINDS =
      List.of(
          "reset",
          "operator-reset",
          "invite",
          "password-changed",
          "email-changed",
          "verify-email",
          "confirm-email",
          "address-taken",
          "test");

  private static final MailWriter WRITER = MailRig.writer("Example & Co");

  @Test
  void a_reset_mail_says_who_when_where_and_for_how_long() {
    MailText mail = reset("John Doe");

    assertThat(mail.subject()).isEqualTo("Reset your Example & Co password");
    assertThat(mail.text())
        .startsWith("Hello John Doe,\n\n")
        .contains("3 May 2026 at 14:05", "\n\n" + LINK + "\n\n", "15 minutes");
    assertThat(mail.html())
        .contains("Hello John Doe,", "3 May 2026 at 14:05 UTC", "15 minutes", "Example &amp; Co")
        .contains("href=\"" + LINK + "\"", ">" + LINK + "</a>");
  }

  @ParameterizedTest
  @EnumSource
  void every_mail_can_be_written_in_every_language(Language language) {
    for (String kind : KINDS) {
      MailText mail = WRITER.write(mail(kind, "John", null), language);
      assertThat(mail.subject()).isNotBlank();
      assertThat(mail.subject() + mail.text()).doesNotContain("{", "}");
      assertThat(mail.html())
          .doesNotContainPattern("\\{[a-z]+}")
          .contains("lang=\"" + language.tag() + "\"", "dir=\"" + language.direction() + "\"");
    }
  }

  @Test
  void the_language_that_the_reader_has_chosen_wins() {
    MailText mail = WRITER.write(mail("reset", "John", "de"), Language.FR);
    assertThat(mail.html()).contains("lang=\"de\"");
    assertThat(mail.text()).contains("3. Mai 2026, 14:05 UTC");
  }

  @Test
  void lines_are_wrapped_after_the_values_are_filled_in_and_a_link_never_is() {
    assertThat(reset("John").text().lines())
        .allSatisfy(line -> assertThat(line.length() <= 76 || line.equals(LINK)).isTrue());
    String link = LINK + "x".repeat(200);
    Map<String, Object> values = new HashMap<>(mail("reset", "John", null).values());
    values.put("link", link);
    MailText mail =
        WRITER.write(new ComposedMail("a@b.co", "John", "reset", null, values), Language.EN);
    assertThat(mail.text()).contains("\n" + link + "\n");
  }

  @Test
  void lifetimes_are_written_as_people_say_them() {
    assertThat(lasting(Duration.ofMinutes(1))).contains("expires after 1 minute.");
    assertThat(lasting(Duration.ofMinutes(90))).contains("90 minutes");
    assertThat(lasting(Duration.ofHours(1))).contains("1 hour.");
    assertThat(lasting(Duration.ofHours(24))).contains("24 hours");
    assertThat(lasting(Duration.ofDays(7))).contains("7 days");
  }

  private static String lasting(Duration lifetime) {
    Map<String, Object> values = new HashMap<>(mail("reset", "John", null).values());
    values.put("lifetime", lifetime);
    return WRITER
        .write(new ComposedMail("a@b.co", "John", "reset", null, values), Language.EN)
        .text()
        .replace("\n", " ");
  }

  @Test
  void a_placeholder_without_a_value_is_refused_and_named() {
    ComposedMail mail = new ComposedMail("a@b.co", "John", "reset", null, Map.of("name", "John"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WRITER.write(mail, Language.EN))
        .withMessageContaining("{when}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${7*7} #{7*7} {link}", "{name}", "{{7*7}} $1 \\$0 \\", "%s %n", "{when}"})
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

  @Test
  void the_filled_letter_does_not_show_its_link_when_logged() {
    assertThat(reset("John")).asString().doesNotContain("token", "John");
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static MailText reset(String name) {
    return WRITER.write(mail("reset", name, null), Language.EN);
  }

  private static ComposedMail mail(String kind, String name, String locale) {
    Map<String, Object> values =
        Map.of(
            "name",
            name,
            "username",
            "john",
            "address",
            "john@example.com",
            "link",
            LINK,
            "action",
            "https://id.example/forgot-password",
            "device",
            "Firefox, Windows",
            "lifetime",
            Duration.ofMinutes(15),
            "when",
            Instant.parse("2026-05-03T14:05:59Z"));
    return new ComposedMail("a@b.co", name, kind, locale, values);
  }
}
