package dev.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
  private static Optional<String> token(String text) {
    return FormBody.parse(text).flatMap(form -> form.value("token"));
  }

  @Property
  void what_a_client_encodes_is_what_is_read(@ForAll @NotEmpty String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String back = java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    Assume.that(back.indexOf('\ufffd') < 0);
    assertThat(token("a=b&token=" + encoded)).contains(back);
  }

  @Property
  void any_text_is_read_or_refused(@ForAll String text) {
    try {
      FormBody.parse(text);
    } catch (IllegalArgumentException malformed) {
      assertThat(text).containsAnyOf("%", "\ufffd");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token=a&token=b", "token=a&token=a", "a=1&a=2&token=x"})
  void a_parameter_that_is_repeated_is_refused(String text) {
    assertThat(FormBody.parse(text)).isEmpty();
  }

  @Test
  void many_parameters_are_refused() {
    assertThat(FormBody.parse("&".repeat(60_000))).isEmpty();
  }

  @Test
  void it_shows_no_secret() {
    assertThat(FormBody.parse("client_id=a&client_secret=b").orElseThrow().toString())
        .isEqualTo("FormBody[hidden]");
  }
}
