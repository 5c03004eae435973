package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in that are nowhere documented, and that are none. */
@LatchkeyIT
class SidewaysIT {
  private static final String PROFILE = "/api/profile";

  @Test
  void basic_authentication_with_the_right_password_is_refused() {
    NewUser user = NewUser.signedUp();
    for (String name : new String[] {user.username(), user.email()}) {
      String pair = name + ":" + user.password();
      String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
      Answer answer = user.api().with("Authorization", basic).get(PROFILE).tokenRefused();
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LtpaToken2", "LtpaToken", "JSESSIONID", "Bearer", "JWT", "jwtToken"})
  void a_cookie_is_no_proof(String name) {
    String token = NewUser.signedUp().token();
    Answer answer = Api.anyone().with("Cookie", name + "=" + token).get(PROFILE).tokenRefused();
    assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "token", "jwt", "authorization", "id_token"})
  void a_parameter_is_no_proof(String name) {
    String token = NewUser.signedUp().token();
    Api.anyone().get(PROFILE + "?" + name + "=" + token).tokenRefused();
    Api.anyone().get("/api/profile;" + name + "=" + token).refused(404, "Not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin:admin",
        "admin:password",
        "root:root",
        "sa:sa",
        "latchkey:latchkey",
        "test:test12",
        "user:password",
        "APP:APP",
        "quickStartSecurity:adminpwd"
      })
  void there_is_no_account_that_nobody_has_made(String account) {
    String[] parts = account.split(":", 2);
    Api.anyone()
        .post("/api/login", Map.of("username", parts[0], "password", parts[1]))
        .refused(401, "Invalid username or password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/j_security_check",
        "/IBMJMXConnectorREST",
        "/adminCenter",
        "/oidc",
        "/oidcclient",
        "/saml",
        "/WEB-INF/web.xml",
        "/WEB-INF/",
        "/WEB-INF/classes/META-INF/microprofile-config.properties",
        "/META-INF/MANIFEST.MF",
        "/META-INF/",
        "/web-inf/web.xml",
        "/./WEB-INF/web.xml",
        "/%57EB-INF/web.xml",
        "/WEB-INF%2fweb.xml",
        "/assets/../WEB-INF/web.xml",
        "/assets/..%2f..%2fWEB-INF/web.xml",
        "/assets/%2e%2e/WEB-INF/web.xml",
        "/assets/",
        "/pages/",
        "/pages/mailbox.html",
        "/dev/",
        "/api/application.wadl",
        "/api/openapi",
        "/db/migration/V1__baseline.sql",
        "/.git/config",
        "/server-status",
        "/error"
      })
  void what_is_not_documented_is_not_there(String path) {
    Answer answer = Api.anyone().get(path);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.text()).doesNotContain("<web-app", "LATCHKEY_", "Index of", "create table");
    if (answer.status() == 404) {
      answer.refused(404, "Not found");
    }
  }

  @Test
  void a_form_login_of_the_container_leads_nowhere() {
    NewUser user = NewUser.signedUp();
    byte[] form =
        ("j_username=" + user.username() + "&j_password=" + user.password()).getBytes(UTF_8);
    Answer answer =
        user.api().send("POST", "/j_security_check", "application/x-www-form-urlencoded", form);
    assertThat(answer.status()).isIn(401, 403, 404);
    assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "Location");
  }

  @Test
  void health_tells_that_it_is_up_and_nothing_that_helps_a_stranger() {
    Answer answer = Api.anyone().get("/health");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("jdbc:", "derby", "postgres", "password", "26.0");
  }
}
