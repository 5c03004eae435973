package dev.latchkey.devmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailStylesTest {
  @Test
  void an_attribute_becomes_a_rule_that_names_its_value() {
    assertThat(MailStyles.of("<p class=\"x\" style=\"color:red\">a</p><b STYLE='top:0'>b</b>"))
        .isEqualTo(
            "[data-style=\"color:red\"] {\ncolor:red\n}\n[data-style=\"top:0\"] {\ntop:0\n}\n");
  }

  @Test
  void equal_attributes_share_a_rule() {
    assertThat(MailStyles.of("<p style='top:0'></p><p style='top:0'></p>"))
        .isEqualTo("[data-style=\"top:0\"] {\ntop:0\n}\n");
  }

  @Test
  void references_are_decoded_and_the_value_is_quoted() {
    assertThat(MailStyles.of("<p style=\"font:&quot;A&#66;&#x43;&quot;;\ncolor:\\72 ed\">"))
        .isEqualTo(
            "[data-style=\"font:\\\"ABC\\\";\\a color:\\\\72 ed\"] {\n"
                + "font:\"ABC\";\ncolor:\\72 ed\n}\n");
  }

  @Test
  void elements_are_in_a_layer_below_the_attributes() {
    assertThat(MailStyles.of("<style type=x><!-- p{top:0} --></style><p style=top:1px>"))
        .isEqualTo("@layer mail {\n p{top:0} \n}\n[data-style=\"top:1px\"] {\ntop:1px\n}\n");
  }

  @Test
  void an_element_keeps_its_media_query() {
    assertThat(MailStyles.of("<style media=\"(prefers-color-scheme: dark)\">p{top:0}</style>"))
        .isEqualTo("@media (prefers-color-scheme: dark) {\n@layer mail {\np{top:0}\n}\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p style=\"background:url(http://a.example/x.png)\">",
        "<p style=\"background:URL('http://a.example/x.png?)')\">",
        "<style>@import 'http://a.example/x.css'; p{background:url(\"http://a.example/\")}</style>"
      })
  void nothing_is_loaded(String html) {
    String rules = MailStyles.of(html).replaceAll("\\[data-style=\"[^\n]*\"\\] \\{\n", "");
    assertThat(rules).contains("none").doesNotContain("a.example");
  }

  @Test
  void an_import_does_not_spoil_the_rule_after_it() {
    assertThat(MailStyles.of("<style>@import 'http://a.example/x.css';p{top:0}</style>"))
        .isEqualTo("@layer mail {\np{top:0}\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"top:0}*{left:0", "top:0;/*", "{"})
  void a_value_that_would_reach_into_the_next_rule_has_none(String value) {
    assertThat(MailStyles.of("<p style=\"" + value + "\"><p style='top:0'>"))
        .isEqualTo("[data-style=\"top:0\"] {\ntop:0\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p>style</p>", "<p data-style='x'>", "<style>p{top:0}", "<p style="})
  void without_styles_it_is_empty(String html) {
    assertThat(MailStyles.of(html)).isEmpty();
  }

  @Test
  void a_long_mail_is_no_problem() {
    String data = "url(data:image/png;base64," + "A".repeat(500_000) + ")";
    assertThat(MailStyles.of("<p style=\"background:" + data + "\">" + "<p style=\"".repeat(9_999)))
        .contains("background:none");
  }
}
