package dev.latchkey.verifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lists are the issuer's own. */
class ListAddressesTest {
  private static final String LIST = "/status-lists/AAAAAAAAAAAAAAAAAAAAAA";

  private static boolean has(String at) {
    return ListAddresses.of("https://id.example.com", "https://login.example.com/auth")
        .has(at + LIST);
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.example.com",
    "HTTPS://ID.example.com:443",
    "https://login.example.com/auth"
  })
  void a_list_may_be_at_the_issuer_and_at_the_configured_base(String at) {
    assertThat(has(at)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.example.com",
    "https://id.example.com/auth",
    "http://id.example.com",
    "https://id.example.com.evil.example",
    "https://login.example.com:8443/auth",
    "https://login.example.com/auth/more"
  })
  void a_list_anywhere_else_is_foreign(String at) {
    assertThat(has(at)).isFalse();
  }
}
