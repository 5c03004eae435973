package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP client would send: refused, or dropped, and the server lives on. */
@LatchkeyIT
class MalformedRequestsIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "GET\r\n\r\n",
        "GET /api/profile\r\n\r\n",
        "GET /api/profile HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nBad Header: y\r\n\r\n",
        "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nAuthorization\r\n\r\n",
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9x\r\n\r\n",
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: \u0001\r\n"
            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}",
      })
  void a_malformed_request_is_never_a_200_or_a_500(String request) {
    assumeFalse(
        request.contains("%zz") && "payara".equals(System.getProperty("arquillian.launch")),
        "Payara's connector answers this before the application sees it: docs/payara.md");
    String answer = RawHttp.exchange(request);
    assertThat(RawHttp.status(answer))
        .as(answer)
        .matches(code -> code == 0 || (code >= 400 && code != 500));
    assertThat(answer).doesNotContain("Exception", "\tat ", "com.ibm");
  }

  @Test
  void a_chunked_body_beyond_the_limit_is_a_413_in_shape() {
    StringBuilder request =
        new StringBuilder(
            "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
    String chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
    request.append(chunk.repeat(9)).append("2\r\n{}\r\n0\r\n\r\n");
    String answer = RawHttp.exchange(request.toString());
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(413);
    assertThat(answer).contains("\"error\":\"Request body too large\"");
  }

  @Test
  void a_chunked_body_is_a_body_like_any_other() {
    String answer =
        RawHttp.exchange(
            "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
    assertThat(answer).contains("\"username\":\"is required\"");
  }

  @Test
  void two_authorization_headers_are_never_an_entrance() {
    String token = NewUser.signedUp().token();
    String answer =
        RawHttp.exchange(
            "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer x.y.z\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(401);
  }

  @Test
  void the_server_still_answers_after_all_that() {
    NewUser.signedUp().session().get("/api/profile").ok();
  }
}
