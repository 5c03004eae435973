package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in and out with a browser, whose session is in a cookie. */
@LatchkeyIT
class BrowserSessionIT {
  private final NewUser user = NewUser.signedUp();
  private final Browser browser = Browser.of(user.api());

  @Test
  void a_person_signs_in_uses_the_api_and_signs_out() {
    Answer answer = browser.signIn(user);
    assertThat(Answer.keysOf(answer.json())).containsExactly("success", "message", "user");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    Browser signedIn = browser.after(answer);
    assertThat(
            signedIn.page().get("/session").ok().json().path("user").path("username").textValue())
        .isEqualTo(user.username());
    signedIn.page().get("/api/profile").ok();
    signedIn.page().post("/api/update_profile", Map.of("phone", "12345")).ok();
    Answer out = signedIn.page().post("/logout");
    assertThat(out.okWithCookie()).startsWith("latchkey=;").contains("Max-Age=0");
    assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\"");
    signedIn.page().get("/api/profile").tokenRefused();
    assertThat(signedIn.page().get("/session").ok().json().path("user").isNull()).isTrue();
    signedIn.page().post("/logout").okWithCookie();
  }

  @Test
  void the_cookie_is_for_this_server_alone_and_no_script_reads_it() {
    String cookie = browser.signIn(user).header("Set-Cookie");
    assertThat(cookie).matches("latchkey=[A-Za-z0-9_-]{43}; .*");
    assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Strict").doesNotContain("Domain");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-site",
    "Sec-Fetch-Site,none",
    "Origin,https://evil.example",
    "Origin,null",
    "X-Latchkey,2",
    "X-Latchkey,''"
  })
  void a_request_of_another_site_is_refused_or_has_no_session(String header, String value) {
    Browser signedIn = browser.after(browser.signIn(user));
    Api forged = signedIn.page().with(header, value);
    forged.get("/api/profile").tokenRefused();
    forged.post("/api/update_profile", Map.of("phone", "12345")).tokenRefused();
    forged.post("/login", Browser.form(user)).refused(403, "Forbidden");
    forged.post("/logout").refused(403, "Forbidden");
    assertThat(forged.get("/session").ok().json().path("user").isNull()).isTrue();
    signedIn.page().get("/api/profile").ok();
  }

  @Test
  void without_the_header_or_without_any_sign_of_the_origin_nothing_changes() {
    Browser signedIn = browser.after(browser.signIn(user));
    Api bare = user.api().with("Cookie", signedIn.cookie());
    bare.get("/api/profile").tokenRefused();
    bare.post("/logout").refused(403, "Forbidden");
    Api header = bare.with("X-Latchkey", "1");
    header.get("/api/profile").ok();
    header.post("/api/update_profile", Map.of("phone", "12345")).tokenRefused();
    header.post("/logout").refused(403, "Forbidden");
  }

  @Test
  void a_cookie_that_is_sent_twice_does_not_count() {
    Browser signedIn = browser.after(browser.signIn(user));
    String twice = signedIn.cookie() + "; " + signedIn.cookie();
    signedIn.page().with("Cookie", twice).get("/api/profile").tokenRefused();
  }

  @Test
  void the_secret_is_no_bearer_token_and_a_bearer_token_takes_precedence() {
    Browser signedIn = browser.after(browser.signIn(user));
    String secret = signedIn.cookie().substring("latchkey=".length());
    Api.anyone().bearing(secret).get("/api/profile").tokenRefused();
    signedIn.page().bearing("nonsense").get("/api/profile").tokenRefused();
    NewUser other = NewUser.signedUp();
    JsonNode profile =
        signedIn.page().bearing(other.token()).get("/api/profile").ok().json().path("user");
    assertThat(profile.path("username").textValue()).isEqualTo(other.username());
  }

  @Test
  void signing_in_again_ends_the_session_that_the_cookie_held() {
    Browser first = browser.after(browser.signIn(user));
    Browser second = first.after(first.signIn(user));
    first.page().get("/api/profile").tokenRefused();
    second.page().get("/api/profile").ok();
    Browser wrong = second;
    wrong
        .signIn(user.withPassword("not the password"))
        .refused(401, "Invalid username or password");
    second.page().get("/api/profile").ok();
  }

  @Test
  void the_session_is_listed_and_ends_like_any_other() {
    Browser signedIn = browser.after(browser.signIn(user));
    Api token = user.session();
    JsonNode sessions = signedIn.page().get("/api/sessions").ok().json().path("sessions");
    assertThat(sessions.size()).isEqualTo(2);
    token.post("/api/logout_all").ok();
    signedIn.page().get("/api/profile").tokenRefused();
  }

  @Test
  void a_change_of_the_password_ends_it_and_its_own_change_does_not() {
    Browser mine = browser.after(browser.signIn(user));
    Browser other = browser.after(browser.signIn(user));
    mine.page()
        .post(
            "/api/change_password",
            Map.of("current_password", user.password(), "new_password", "another password"))
        .ok();
    mine.page().get("/api/profile").ok();
    other.page().get("/api/profile").tokenRefused();
  }

  @Test
  void other_methods_and_bodies_are_refused() {
    Api page = browser.page();
    assertThat(page.delete("/login").status()).isEqualTo(405);
    assertThat(page.get("/logout").status()).isEqualTo(405);
    assertThat(page.post("/session").status()).isEqualTo(405);
    page.post("/login", "{").refused(400, "Malformed JSON body");
    page.post("/login", "{}").refusedFor("username", "password");
    assertThat(page.send("POST", "/login", "text/plain", new byte[] {'{', '}'}).status())
        .isEqualTo(415);
    assertThat(
            page.send("POST", "/login", "application/x-www-form-urlencoded", new byte[0]).status())
        .isEqualTo(415);
  }
}
