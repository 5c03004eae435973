package dev.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {
  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void both_parts_are_encoded_as_in_a_form() {
    ClientCredentials read = ClientCredentials.inHeader(basic("a%3Ab:c+d%25")).orElseThrow();
    assertThat(read.id()).isEqualTo("a:b");
    assertThat(read.secret()).isEqualTo("c d%");
    assertThat(read.toString()).isEqualTo("ClientCredentials[hidden]");
  }

  @Test
  void the_name_of_the_scheme_has_no_case() {
    assertThat(ClientCredentials.inHeader(basic("a:b").replace("Basic", "bAsIc"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic !!", "Bearer YTpi", "Basic YQ==", "BasicYTpi"})
  void anything_else_is_nothing(String header) {
    assertThat(ClientCredentials.inHeader(header)).isEmpty();
  }

  @Test
  void a_long_header_is_not_decoded() {
    assertThat(ClientCredentials.inHeader(basic("a:" + "b".repeat(1000)))).isEmpty();
    assertThat(ClientCredentials.inHeader(basic("a%:b"))).isEmpty();
  }

  @Property
  void any_header_is_read_or_refused(@ForAll String text) {
    assertThat(ClientCredentials.inHeader("Basic " + text)).isNotNull();
  }
}
