package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 8.4: a body comes as it is, or not at all. Nothing is decompressed. */
@LatchkeyIT
class EncodedBodyIT {

  private static String login(String path, String headers) {
    return RawHttp.exchange(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\n"
            + headers
            + "Content-Length: 2\r\n\r\n{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip\r\n",
        "Content-Encoding: x-gzip\r\n",
        "Content-Encoding: deflate\r\n",
        "Content-Encoding: br\r\n",
        "Content-Encoding: zstd\r\n",
        "Content-Encoding: GZIP\r\n",
        "content-encoding:gzip\r\n",
        "Content-Encoding: identity, gzip\r\n",
        "Content-Encoding: gzip, identity\r\n",
        "Content-Encoding: identity\r\nContent-Encoding: gzip\r\n",
        "Content-Encoding: gzip\r\nContent-Encoding: identity\r\n",
        "Content-Encoding: none\r\n",
        "Content-Encoding: ,\r\n"
      })
  void any_coding_but_identity_is_a_415(String headers) {
    for (String path : new String[] {"/api/login", "/api/update_profile", "/no/such"}) {
      String answer = login(path, headers);
      assertThat(RawHttp.status(answer)).as(answer).isEqualTo(415);
      assertThat(answer)
          .contains("\"error\":\"Content-Encoding must be identity\"")
          .contains("Accept-Encoding: identity");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity"})
  void identity_is_a_body_like_any_other(String coding) {
    String answer = login("/api/login", "Content-Encoding: " + coding + "\r\n");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
    assertThat(answer).contains("\"username\":\"is required\"");
  }

  @Test
  void a_coding_without_a_body_is_refused_too() {
    String answer =
        RawHttp.exchange(
            "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Encoding: gzip\r\n\r\n");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(415);
  }
}
