package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no resource of ours answers has the contract's shape all the same. */
@LatchkeyIT
class ContainerErrorsIT {
  private final Api anyone = Api.anyone();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/nothing",
        "/api/signup/x",
        "/api/Signup",
        "/api/login.json",
        "/api/sessions/x/y",
        "/api/%F0%9F%98%80",
        "/api/../api/none",
      })
  void an_unknown_path_is_a_404(String path) {
    anyone.get(path).refused(404, "Not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/%2e%2e/x", "/api/%2F", "/api/login;x=/../y"})
  void a_path_that_climbs_is_refused_in_shape(String path) {
    Answer answer = anyone.get(path);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.ofTheApi().keys()).containsExactly("success", "error", "message", "code");
  }

  @Test
  void a_path_that_the_server_refuses_before_any_application_opens_nothing() {
    // No application is asked, so the shape is the server's own.
    assertThat(anyone.get("/api/..;/x").status()).isIn(400, 404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/signup,POST",
    "PUT,/api/login,POST",
    "DELETE,/api/forgot-password,POST",
    "PATCH,/api/reset-password,POST",
    "POST,/api/profile,GET",
    "GET,/api/update_profile,POST",
    "GET,/api/change_password,POST",
    "POST,/api/sessions,GET",
    "GET,/api/sessions/x,DELETE",
    "GET,/api/logout,POST",
    "GET,/api/logout_all,POST",
    "GET,/api/delete_account,POST",
  })
  void another_method_is_a_405_that_says_which_one_works(
      String method, String path, String allowed) {
    byte[] body = method.startsWith("P") ? "{}".getBytes(UTF_8) : null;
    Answer answer = anyone.send(method, path, body == null ? null : "application/json", body);
    answer.refused(405, "Method not allowed");
    assertThat(Arrays.stream(answer.header("Allow").split(",")).map(String::strip))
        .contains(allowed)
        .doesNotContain(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "TRACE", "PROPFIND"})
  void a_method_that_nobody_knows_is_refused_in_shape(String method) {
    Answer answer = anyone.send(method, "/api/login", null, null);
    assertThat(answer.status()).isIn(403, 405, 501);
    assertThat(answer.ofTheApi().keys()).containsExactly("success", "error", "message", "code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/*", "text/plain;q=1"})
  void an_answer_that_is_no_json_cannot_be_had(String accept) {
    NewUser user = NewUser.signedUp();
    user.api()
        .with("Accept", accept)
        .post("/api/login", "{\"username\":\"x\",\"password\":\"y\"}")
        .refused(406, "Not acceptable");
    user.session().with("Accept", accept).get("/api/profile").refused(406, "Not acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html, */*;q=0.1"})
  void whoever_takes_json_gets_it(String accept) {
    NewUser.signedUp().session().with("Accept", accept).get("/api/profile").ok();
  }

  @Test
  void a_post_without_a_body_or_a_type_is_refused_in_shape() {
    Answer answer = anyone.post("/api/login");
    assertThat(answer.status()).isIn(400, 415);
    assertThat(answer.ofTheApi().keys()).containsExactly("success", "error", "message", "code");
  }

  @Test
  void a_415_and_a_413_of_a_protected_call_have_the_shape_too() {
    Api session = NewUser.signedUp().session();
    session
        .send("POST", "/api/update_profile", "text/plain", "{}".getBytes(UTF_8))
        .refused(415, "Content-Type must be application/json");
    session
        .post("/api/update_profile", "{\"x\":\"" + "x".repeat(64 * 1024) + "\"}")
        .refused(413, "Request body too large");
  }

  @Test
  void a_head_of_the_profile_has_the_headers_and_no_body() {
    Answer answer = NewUser.signedUp().session().send("HEAD", "/api/profile", null, null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void every_answer_carries_the_headers_that_keep_it_from_being_stored_or_run() {
    for (Answer answer :
        new Answer[] {anyone.get("/api/none"), anyone.get("/api/profile"), anyone.post("/api/x")}) {
      answer.ofTheApi();
      assertThat(answer.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }
  }

  @Test
  void an_unknown_path_outside_the_api_shows_nothing_of_the_server() {
    for (String path : new String[] {"/none", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF"}) {
      Answer answer = anyone.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By", "$WSEP");
      assertThat(answer.text()).doesNotContain("SRVE", "Exception", "Liberty", "IBM");
    }
  }
}
