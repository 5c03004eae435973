package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The length of a header and the number of headers are bounded before anybody reads them. */
@LatchkeyIT
class HeaderLimitsIT {
  private static int status(String headers) {
    return RawHttp.status(
        RawHttp.exchange(
            "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers
                + "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Language",
        "Connection",
        "Cookie",
        "Authorization",
        "X-Forwarded-For",
        "X"
      })
  void a_header_of_more_than_16_kib_is_a_400(String name) {
    assertThat(status(name + ": " + "a,".repeat(8400) + "\r\n")).isEqualTo(400);
  }

  @Test
  void a_header_of_less_is_read() {
    assertThat(status("X: " + "a,".repeat(3500) + "\r\n")).isEqualTo(401);
  }

  @Test
  void more_than_a_hundred_headers_are_a_400() {
    assertThat(status(headers(90))).isEqualTo(401);
    assertThat(status(headers(110))).isEqualTo(400);
  }

  private static String headers(int count) {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < count; i++) {
      headers.append("X-").append(i).append(": x\r\n");
    }
    return headers.toString();
  }
}
