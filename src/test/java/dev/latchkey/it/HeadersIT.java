package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of every kind of answer, also of those that the container makes. */
@LatchkeyIT
class HeadersIT {

  static void carriesThemAll(Answer answer) {
    answer.ofTheApi();
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.headers()).doesNotContainKey("Strict-Transport-Security");
    assertThat(answer.json().path("success").isMissingNode()).isFalse();
  }

  private static Answer post(String type, String body) {
    return Api.anyone().send("POST", "/api/login", type, body.getBytes(UTF_8));
  }

  @Test
  void a_refusal_of_the_resource_carries_them() {
    carriesThemAll(post("application/json", "{}").refusedFor("username", "password"));
    carriesThemAll(
        post("application/json", "{\"username\":\"x\",\"password\":\"y\"}")
            .refused(401, "Invalid username or password"));
  }

  @Test
  void a_success_carries_them() {
    NewUser user = NewUser.signedUp();
    carriesThemAll(user.logIn().ok());
    carriesThemAll(user.forget().ok());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/profile,401",
    "GET,/api/nothing,404",
    "GET,/api/,404",
    "GET,/api,404",
    "GET,/api/login,405",
    "HEAD,/nothing,404",
    "PUT,/api/login,405",
    "DELETE,/api/profile,405",
    "PATCH,/api/profile,405",
    "FOO,/api/profile,405",
    "PROPFIND,/,405",
    "GET,/nothing/at/all,404",
    "POST,/,404",
    "GET,/error,404"
  })
  void a_refusal_by_whomever_carries_them(String method, String path, int status) {
    Answer answer = Api.anyone().send(method, path, null, null);
    assertThat(answer.status()).isEqualTo(status);
    if (!method.equals("HEAD")) {
      carriesThemAll(answer);
    }
    if (status == 405) {
      assertThat(answer.header("Allow")).isNotBlank();
    }
  }

  @Test
  void a_refused_type_length_or_body_carries_them() {
    carriesThemAll(post("text/plain", "{}").refused(415, "Content-Type must be application/json"));
    carriesThemAll(post("application/json", "{").refused(400, "Malformed JSON body"));
    carriesThemAll(
        post("application/json", "x".repeat(70_000)).refused(413, "Request body too large"));
    carriesThemAll(Api.anyone().with("Accept", "text/html").get("/api/profile"));
  }

  @Test
  void trace_echoes_nothing() {
    for (String path : new String[] {"/", "/api/profile"}) {
      String answer =
          RawHttp.exchange(
              "TRACE "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\nX-Canary: echoed\r\n"
                  + "Connection: close\r\n\r\n");
      // Open Liberty refuses it by itself with a 403.
      assertThat(RawHttp.status(answer)).isIn(403, 405, 501);
      assertThat(answer).doesNotContain("echoed", "X-Canary");
    }
  }

  @Test
  void connect_opens_no_tunnel() {
    String answer =
        RawHttp.exchange(
            "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n");
    assertThat(RawHttp.status(answer)).isIn(400, 404, 405, 501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reset-password",
        "/dev/mailbox",
        "/assets/latchkey.css",
        "/.well-known/jwks.json"
      })
  void pages_and_keys_are_never_sniffed_nor_framed(String path) {
    Answer answer = Api.anyone().get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("frame-ancestors 'none'", "default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers())
        .doesNotContainKeys("Server", "X-Powered-By", "$WSEP", "Set-Cookie");
  }

  @ParameterizedTest
  @CsvSource({"$WSIS,true", "$WSSC,https", "$WSSN,evil.example", "X-Forwarded-Proto,https"})
  void a_caller_does_not_choose_scheme_or_host(String name, String value) {
    NewUser user = NewUser.signedUp();
    Answer answer = user.api().with(name, value).get("/api/profile").tokenRefused();
    assertThat(answer.headers()).doesNotContainKey("Strict-Transport-Security");
    user.api().with(name, value).post("/api/forgot-password", Map.of("email", user.email())).ok();
    assertThat(Mailbox.of(user.email()).await(1).linkBase()).isEqualTo(Api.PUBLIC_URL);
  }

  @Test
  void no_version_of_anything_is_told() {
    for (String path : new String[] {"/api/profile", "/nothing", "/reset-password"}) {
      String all = Api.anyone().get(path).headers().toString().toLowerCase(Locale.ROOT);
      assertThat(all).doesNotContain("liberty", "payara", "websphere", "servlet", "java");
    }
  }
}
