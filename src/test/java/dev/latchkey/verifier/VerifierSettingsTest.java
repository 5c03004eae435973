package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a service. */
class VerifierSettingsTest {
  private final Map<String, String> values =
      new HashMap<>(Map.of("latchkey.verifier.issuer", "https://login.example.com"));

  private VerifierSettings settings() {
    return VerifierSettings.of(
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(values.get(arguments[0]))));
  }

  private void set(String name, String value) {
    values.put("latchkey.verifier." + name, value);
  }

  private void assertRefused(String name) {
    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("latchkey.verifier." + name);
  }

  @Test
  void an_issuer_is_enough() {
    assertThat(settings().issuers()).containsExactly("https://login.example.com");
    assertThat(settings().open()).isFalse();
    assertThat(settings().push()).isEmpty();
  }

  @Test
  void issuers_are_separated_by_commas_and_named_once() {
    set("issuer", "https://a.example , https://b.example,https://a.example");
    assertThat(settings().issuers()).containsExactly("https://a.example", "https://b.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "login.example.com",
        "ftp://login.example.com",
        "https://",
        "https://a b",
        "https://login.example.com?x",
        "https://login.example.com#x",
        "https://me@login.example.com",
        "https://a.example,"
      })
  void an_issuer_that_is_no_url_is_refused(String issuer) {
    set("issuer", issuer);
    assertRefused("issuer");
  }

  @Test
  void a_base_url_that_is_no_url_is_refused() {
    set("base-url", "latchkey:9080");
    assertRefused("base-url");
  }

  @Test
  void on_failure_is_closed_or_open() {
    set("on-failure", "open");
    assertThat(settings().open()).isTrue();
    set("on-failure", "off");
    assertRefused("on-failure");
  }

  @Test
  void push_needs_both_an_id_and_a_secret() {
    set("push.client-id", "shop");
    assertRefused("push.client-id");
    set("push.client-secret", "secret");
    assertThat(settings().push()).isPresent();
    values.remove("latchkey.verifier.push.client-id");
    assertRefused("push.client-id");
  }

  @Test
  void a_secret_is_sent_to_one_latchkey_only() {
    set("push.client-id", "shop");
    set("push.client-secret", "secret");
    set("issuer", "https://a.example,https://b.example");
    assertRefused("push.client-id");
    set("base-url", "http://latchkey:9080");
    assertThat(settings().push()).isPresent();
  }
}
