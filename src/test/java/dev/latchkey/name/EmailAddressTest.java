package dev.latchkey.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private static final String LABEL_63 = "b".repeat(63);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john@example.com",
        "John.Doe@Example.COM",
        "a@b.co",
        "first.last+tag@sub.example.org",
        "o'hara!#$%&*/=?^_`{|}~-@example.com",
        "1@2.3",
        "x@xn--bcher-kva.example"
      })
  void a_plain_address_is_kept_as_given(String text) {
    assertThat(new EmailAddress(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "john",
        "@example.com",
        "john@",
        "john@localhost",
        "john@@example.com",
        "john@example..com",
        "john@.example.com",
        "john@example.com.",
        "john@-example.com",
        "john@example-.com",
        ".john@example.com",
        "john.@example.com",
        "jo..hn@example.com",
        " john@example.com",
        "john@example.com ",
        "john@exam ple.com",
        "John <john@example.com>",
        "john@example.com,jane@example.com",
        "\"john doe\"@example.com",
        "john@[127.0.0.1]",
        "john(comment)@example.com",
        "john@example.com\r\nBcc: jane@example.com",
        "john@example.com\n",
        "jo\u0000hn@example.com",
        "jöhn@example.com",
        "john@exämple.com",
        "john@example.\u212Aom"
      })
  void anything_but_one_plain_address_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmailAddress(text))
        .withMessage("must be a valid email address");
  }

  @Test
  void the_longest_address_has_254_characters() {
    String domain = LABEL_63 + "." + LABEL_63 + "." + "c".repeat(61);
    String longest = "a".repeat(64) + "@" + domain;
    assertThat(longest).hasSize(254);
    assertThat(new EmailAddress(longest).text()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmailAddress(longest + "c"))
        .withMessage("must be at most 254 characters");
  }

  @Test
  void the_part_before_the_at_sign_has_at_most_64_characters() {
    assertThat(new EmailAddress("a".repeat(64) + "@b.co").localPart()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmailAddress("a".repeat(65) + "@b.co"));
  }

  @Test
  void a_label_has_at_most_63_characters() {
    assertThat(new EmailAddress("a@" + LABEL_63 + ".co").text()).endsWith(".co");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmailAddress("a@" + LABEL_63 + "b.co"));
  }

  @Test
  void addresses_are_compared_regardless_of_case_in_every_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(new EmailAddress("IRIS@MINI.IO").folded()).isEqualTo("iris@mini.io");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void an_accepted_address_is_safe_in_a_mail_header(@ForAll String local, @ForAll String domain) {
    String text = local + "@" + domain;
    try {
      assertThat(new EmailAddress(text).text()).isEqualTo(text).matches("[\\x21-\\x7e]+");
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("must be ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-", "a.", "a.a", "--", "a-a."})
  void no_text_takes_long_to_check(String repeated) {
    String evil = "a@" + repeated.repeat(252 / repeated.length()) + "!";
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 1000; i++) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(evil));
          }
        });
  }
}
