package dev.latchkey.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0|Firefox, Windows",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0.0.0 Safari/537.36|Chrome, Linux",
        "Mozilla/5.0 (X11; CrOS x86_64) Chrome/130.0.0.0 Safari/537.36|Chrome, ChromeOS",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0|Edge, Windows",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 OPR/114.0|Opera, Windows",
        "Mozilla/5.0 (Linux; Android 14) SamsungBrowser/26.0 Chrome/122.0|Samsung Internet, Android",
        "Mozilla/5.0 (iPhone; like Mac OS X) FxiOS/132.0 Mobile Safari/605.1|Firefox, iOS",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1|Safari, macOS",
        "curl/8.5.0|curl",
        "https://evil.example/ you have won|https",
        "<img src=x onerror=alert(1)>|img",
        "''|?",
        "' '|?",
        "...|?"
      })
  void a_device_has_a_short_name_that_is_neither_a_link_nor_html(String said, String expected) {
    assertThat(Device.of(said)).isEqualTo(expected);
  }

  @Test
  void nothing_that_was_said_is_unknown_and_a_long_word_is_cut() {
    assertThat(Device.of(null)).isEqualTo("?");
    assertThat(Device.of("x".repeat(300))).hasSize(40);
  }

  @Test
  void scripts_get_the_same_words_in_the_same_order() {
    assertThat(Device.words().get("browsers")).startsWith("Edg=Edge;OPR/=Opera;Firefox/=Firefox;");
    assertThat(Device.words().get("systems")).endsWith(";CrOS=ChromeOS;Linux=Linux");
  }
}
