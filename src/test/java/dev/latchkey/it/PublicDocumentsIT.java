package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What anyone may read can be kept, checked for changes, compressed, and read by pages. */
@LatchkeyIT
class PublicDocumentsIT {
  private static final String KEYS = "/.well-known/jwks.json";

  @ParameterizedTest
  @CsvSource({
    KEYS + ",'public, max-age=300'",
    "/openapi,no-cache",
    "/openapi?format=JSON,no-cache",
    "/assets/latchkey.css,no-cache",
    "/assets/latchkey.svg,no-cache",
    "/assets/openapi.js,no-cache"
  })
  void it_has_a_validator_and_those_who_have_it_get_a_304(String path, String caching) {
    Answer answer = Api.anyone().get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo(caching);
    String tag = answer.header("ETag");
    assertThat(tag).isNotBlank();

    Answer again = Api.anyone().with("If-None-Match", tag).get(path);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(Api.anyone().with("If-None-Match", "\"x\"").get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEYS, "/openapi", "/assets/latchkey.css"})
  void it_is_compressed_if_asked(String path) {
    Answer answer = Api.anyone().with("Accept-Encoding", "gzip").get(path);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.header("Vary")).contains("Accept-Encoding");
    assertThat(Api.anyone().get(path).headers()).doesNotContainKey("Content-Encoding");
  }

  @Test
  void a_head_has_the_headers_and_no_body() {
    Answer answer = Api.anyone().send("HEAD", KEYS, null, null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("ETag")).isEqualTo(Api.anyone().get(KEYS).header("ETag"));
  }

  @Test
  void pages_of_every_origin_may_read_the_keys_and_what_goes_wrong_with_them() {
    Api page = Api.anyone().with("Origin", "https://anywhere.example");
    for (Answer answer :
        new Answer[] {
          page.get(KEYS), page.send("PATCH", KEYS, null, null), page.get("/.well-known/none")
        }) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    }
    Answer preflight =
        page.with("Access-Control-Request-Method", "GET").send("OPTIONS", KEYS, null, null);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("traceparent");
  }
}
