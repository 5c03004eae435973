package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over HTTP, without a browser. */
@LatchkeyIT
class PagesIT {
  private static final Api BROWSER =
      Api.anyone().with("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

  private static Answer page(String path) {
    Answer answer = BROWSER.get(path);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "Server", "X-Powered-By");
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/signup",
        "/forgot-password",
        "/reset-password",
        "/verify-email",
        "/confirm-email",
        "/account",
        "/admin",
        "/admin/",
        "/admin/accounts",
        "/admin/accounts/42"
      })
  void every_page_is_served_with_the_policy_of_pages(String path) {
    assertThat(page(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"de-CH,de", "'nl,ja;q=0.5',ja", "ar,ar", "xx,en"})
  void a_page_has_the_language_of_the_browser(String header, String expected) {
    Answer answer = BROWSER.with("Accept-Language", header).get("/login");
    assertThat(answer.header("Content-Language")).isEqualTo(expected);
    assertThat(answer.header("Vary")).contains("Accept-Language");
    assertThat(answer.text()).contains("<html lang=\"" + expected + "\"");
  }

  /** Our scripts set the cookie to the language of the account. */
  @ParameterizedTest
  @CsvSource({
    "latchkey-language=ja,ja",
    "a=b; latchkey-language=ar; c=d,ar",
    "latchkey-language=nl,de",
    "latchkey-language=,de",
    "latchkey-language=\"><script>,de",
    "Latchkey-Language=ja,de"
  })
  void the_language_of_the_account_takes_precedence(String cookie, String expected) {
    Answer answer = BROWSER.with("Accept-Language", "de").with("Cookie", cookie).get("/login");
    assertThat(answer.header("Content-Language")).isEqualTo(expected);
    assertThat(answer.text()).contains("<html lang=\"" + expected + "\"");
  }

  @Test
  void a_browser_gets_a_page_for_a_path_that_does_not_exist_and_a_program_gets_json() {
    Answer answer = page("/no/such/page");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("href=\"../../assets/latchkey.css\"");
    Api.anyone().get("/no/such/page").refused(404, "Not found");
    BROWSER.get("/api/no/such/call").refused(404, "Not found");
    Api.anyone().get("/").refused(404, "Not found");
    BROWSER.get("/x".repeat(12)).refused(404, "Not found");
    BROWSER.post("/no/such/page", "{}").refused(404, "Not found");
  }

  @ParameterizedTest
  @CsvSource({
    "/admin,assets/admin.js",
    "/admin/keys,../assets/admin.js",
    "/admin/accounts/42,../../assets/admin.js"
  })
  void the_console_finds_its_files_from_each_of_its_paths(String path, String script) {
    Answer answer = BROWSER.with("Accept-Language", "ar").get(path);
    assertThat(answer.header("Content-Language")).isEqualTo("en");
    assertThat(answer.text()).contains("src=\"" + script + "\"", "assets/console.css");
  }

  @Test
  void a_path_that_is_too_deep_is_no_place_in_the_console() {
    assertThat(page("/admin/a/b/c/d").status()).isEqualTo(404);
    assertThat(page("/administrator").status()).isEqualTo(404);
  }

  @Test
  void a_path_never_comes_back_as_html() {
    assertThat(page("/%3Cscript%3Ealert(1)").text()).doesNotContain("alert(1)");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/signup,'GET, HEAD, OPTIONS'",
    "DELETE,/login,'GET, HEAD, POST, OPTIONS'",
    "POST,/account,'GET, HEAD, OPTIONS'",
    "POST,/admin/accounts,'GET, HEAD, OPTIONS'"
  })
  void another_method_is_a_405(String method, String path, String allow) {
    Answer answer = Api.anyone().send(method, path, "application/json", new byte[0]);
    answer.refused(405, "Method not allowed");
    assertThat(answer.header("Allow")).isEqualTo(allow);
  }

  /** W3C, "A Well-Known URL for Changing Passwords". */
  @Test
  void password_managers_find_where_a_password_is_changed() {
    Answer found = BROWSER.get("/.well-known/change-password");
    assertThat(found.status()).isEqualTo(302);
    assertThat(found.header("Location")).endsWith("/account#password-section");
    assertThat(BROWSER.get("/.well-known/change-password-not").status()).isEqualTo(404);
  }

  @Test
  void the_colour_and_the_logo_are_served() {
    Answer accent = Api.anyone().get("/brand/accent.css");
    assertThat(accent.header("Content-Type")).startsWith("text/css");
    assertThat(accent.text()).contains("--accent: #1f5fbf");
    for (String path : new String[] {"/brand/logo", "/favicon.ico"}) {
      Answer logo = Api.anyone().get(path);
      assertThat(logo.header("Content-Type")).isEqualTo("image/svg+xml");
      assertThat(logo.header("Content-Security-Policy")).contains("sandbox");
    }
  }
}
