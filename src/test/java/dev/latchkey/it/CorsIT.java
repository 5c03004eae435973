package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages of others may call the API; the tests' server allows one origin. */
@LatchkeyIT
class CorsIT {
  private static final String ALLOWED = "https://app.example";
  private static final String PATH = "/api/profile";

  private static Api page(String origin) {
    return Api.anyone().with("Origin", origin);
  }

  private static Answer preflight(String origin, String path) {
    return page(origin)
        .with("Access-Control-Request-Method", "POST")
        .with("Access-Control-Request-Headers", "authorization, content-type")
        .send("OPTIONS", path, null, null);
  }

  private static void isClosed(Answer answer) {
    assertThat(answer.headers().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
  }

  @Test
  void the_allowed_origin_is_answered_with_its_name_and_never_with_credentials() {
    Answer answer = page(ALLOWED).get(PATH).tokenRefused();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    assertThat(String.join(",", answer.headers().get("Vary"))).contains("Origin");
  }

  @Test
  void its_preflight_is_answered_without_a_token() {
    Answer answer = preflight(ALLOWED, "/api/update_profile");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST, DELETE");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .isEqualTo(
            "Authorization, Content-Type, traceparent, tracestate, X-Request-ID, X-Requested-With");
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/nothing,,404",
    "PATCH,/api/login,application/json,405",
    "FOO,/api/login,,405",
    "POST,/api/login,text/plain,415",
    "POST,/api/login,application/json,400",
    "POST,/api/login,x,415"
  })
  void every_error_can_be_read_by_the_page(String method, String path, String type, int status) {
    byte[] body = type == null ? null : "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Answer answer = page(ALLOWED).send(method, path, type, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
  }

  @Test
  void so_can_what_is_too_long_and_what_asks_for_something_else() {
    Answer tooLong = page(ALLOWED).post("/api/login", "x".repeat(70_000));
    Answer noJson = page(ALLOWED).with("Accept", "text/html").get(PATH);
    Answer unreadable = page(ALLOWED).with("Accept", "x").get(PATH);
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(noJson.status()).isEqualTo(406);
    assertThat(unreadable.status()).isEqualTo(400);
    for (Answer answer : new Answer[] {tooLong, noJson, unreadable}) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "*",
        "http://app.example",
        "https://app.example:8443",
        "https://app.example.evil.example",
        "https://evil-app.example",
        "https://app.example/",
        "https://APP.EXAMPLE",
        "https://app.example, https://evil.example",
        "https://app.example https://evil.example",
        "x"
      })
  void any_other_origin_gets_nothing(String origin) {
    isClosed(page(origin).get(PATH).tokenRefused());
    isClosed(preflight(origin, "/api/login"));
  }

  @Test
  void an_answer_to_nobodys_page_varies_with_the_origin_too() {
    Answer answer = Api.anyone().get(PATH);
    isClosed(answer);
    assertThat(String.join(",", answer.headers().get("Vary"))).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/oauth/introspect", "/dev/mailbox.json", "/reset-password", "/health"})
  void nothing_outside_of_the_api_is_open_to_pages(String path) {
    isClosed(page(ALLOWED).get(path));
    isClosed(preflight(ALLOWED, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void what_a_page_could_send_without_a_preflight_does_nothing(String type) {
    NewUser user = NewUser.unknown();
    String body =
        "{\"username\":\""
            + user.username()
            + "\",\"email\":\""
            + user.email()
            + "\",\"password\":\""
            + user.password()
            + "\"}";
    page("https://evil.example")
        .send("POST", "/api/signup", type, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .refused(415, "Content-Type must be application/json");
    user.logIn().refused(401, "Invalid username or password");
  }
}
