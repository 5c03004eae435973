package dev.latchkey.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a mail greets. */
class GreetingTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null,john", "'',john", "'   ',john", "'\u0000',john", "' John Doe ',John Doe"})
  void without_a_full_name_the_username_is_the_greeting(String fullName, String expected) {
    assertThat(Greeting.of(fullName, "john")).isEqualTo(expected);
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
    assertThat(Greeting.of(fullName, "john")).isEqualTo("john");
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
    assertThat(Greeting.of(fullName, "john")).isEqualTo(fullName);
  }

  @Test
  void a_name_of_more_than_60_characters_is_not_the_greeting() {
    String longest = "\ud83d\ude00".repeat(60);
    assertThat(Greeting.of(longest, "john")).isEqualTo(longest);
    assertThat(Greeting.of(longest + "a", "john")).isEqualTo("john");
  }
}
