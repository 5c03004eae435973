package dev.latchkey.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.web.Exchange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicDocumentTest {
  private final PublicDocument document =
      new PublicDocument("text/plain", "no-cache", "x".repeat(500).getBytes(UTF_8));

  private final HttpServlet servlet =
      new HttpServlet() {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
          document.answer(request, response);
        }
      };

  private static Exchange get() {
    return new Exchange("GET", "/x", null);
  }

  private String tag() throws Exception {
    return get().through(servlet).header("ETag");
  }

  @Test
  void a_document_has_an_entity_tag_and_cache_control() throws Exception {
    Exchange answer = get().through(servlet);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).hasSize(500);
    assertThat(answer.header("ETag")).matches("\"[A-Za-z0-9_-]{16}\"");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"x\", %s", "*", "\"x\",%s"})
  void a_client_that_has_the_document_gets_a_304_without_a_body(String known) throws Exception {
    Exchange answer = get().header("If-None-Match", known.formatted(tag())).through(servlet);
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("ETag")).isEqualTo(tag());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "x", "", "W/", "\"\""})
  void a_client_that_has_another_version_gets_the_document(String known) throws Exception {
    assertThat(get().header("If-None-Match", known).through(servlet).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip", "GZIP;q=0.5", "identity;q=0, gzip; q=1"})
  void a_client_that_accepts_gzip_gets_it_compressed(String coding) throws Exception {
    Exchange answer = get().header("Accept-Encoding", coding).through(servlet);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(Integer.parseInt(answer.header("Content-Length"))).isLessThan(100);
    assertThat(answer.header("ETag")).endsWith("-gzip\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip;q=0", "gzip;q=0.000", "xgzip", "", "*"})
  void any_other_client_gets_it_uncompressed(String coding) throws Exception {
    Exchange answer = get().header("Accept-Encoding", coding).through(servlet);
    assertThat(answer.header("Content-Encoding")).isNull();
    assertThat(answer.body()).hasSize(500);
  }
}
