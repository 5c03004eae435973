package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must never be in a log is put everywhere, and every log is read. */
@LatchkeyIT
class CanaryIT {
  private static final String[] BODIES = {
    "/api/signup",
    "/api/login",
    "/api/forgot-password",
    "/api/reset-password",
    "/api/update_profile",
    "/api/change_password",
    "/api/change_email",
    "/api/confirm_email",
    "/api/verify_email",
    "/api/resend_verification",
    "/api/check_link",
    "/api/reject_link",
    "/api/delete_account"
  };

  private static final String[] FIELDS = {
    "username",
    "email",
    "password",
    "full_name",
    "token",
    "new_password",
    "current_password",
    "new_email",
    "phone",
    "experience_years",
    "skills"
  };

  private final String canary = "canary" + UUID.randomUUID().toString().substring(0, 13);
  private final NewUser user = NewUser.unknown().withPassword("pw-" + canary);

  @BeforeEach
  void sign_up() {
    user.signUp().ok();
  }

  @AfterEach
  void no_log_holds_it() {
    ServerLogs logs = ServerLogs.now();
    // That these are the logs, and that they are up to date:
    assertThat(logs.audit(user.api().address())).isNotEmpty();
    assertThat(logs.linesWith(canary)).isEmpty();
  }

  @Test
  void no_field_of_any_body_reaches_a_log() {
    Api session = user.session();
    for (String path : BODIES) {
      for (String field : FIELDS) {
        Map<String, Object> body = new LinkedHashMap<>(user.signupForm());
        body.put("password", "wrong-" + canary);
        body.put(field, canary + "\u0001");
        session.post(path, body);
      }
    }
  }

  @Test
  void no_malformed_body_reaches_a_log() {
    Api session = user.session();
    for (String path : BODIES) {
      for (String body : new String[] {canary, "{\"" + canary, "[\"" + canary + "\"]"}) {
        session.post(path, body);
        session.send("POST", path, "text/" + canary, body.getBytes(UTF_8));
      }
      session.post(path, "{\"username\":\"" + canary + "\",\"username\":\"" + canary + "\"}");
      session.post(path, "\"" + canary.repeat(3_000) + "\"");
    }
  }

  @Test
  void no_authorization_reaches_a_log() {
    for (String value :
        new String[] {
          "Bearer " + canary,
          "Bearer " + canary + "." + canary + "." + canary,
          "Basic " + canary,
          "Digest username=" + canary,
          canary
        }) {
      for (String path :
          new String[] {
            "/api/profile", "/api/login", "/nothing", "/api/admin/drain", "/oauth/revoke"
          }) {
        Api api = user.api().with("Authorization", value);
        api.with("Cookie", "LtpaToken2=" + canary + "; JSESSIONID=" + canary).get(path);
        api.post(path, "{}");
      }
    }
  }

  @Test
  void no_token_that_was_issued_reaches_a_log() {
    String token = user.token();
    Jwt jwt = Jwt.of(token);
    Api session = user.api().bearing(token);
    session.get("/api/profile").ok();
    user.api().bearing(token + "x").get("/api/profile").tokenRefused();
    session.post("/api/logout").ok();
    session.get("/api/profile").tokenRefused();
    ServerLogs logs = ServerLogs.now();
    assertThat(logs.linesWith(jwt.signature())).isEmpty();
    assertThat(logs.linesWith(jwt.claims().path("jti").textValue())).isEmpty();
    assertThat(logs.linesWith(jwt.signed())).isEmpty();
  }

  @Test
  void no_reset_token_reaches_a_log() {
    String token = user.resetToken();
    user.reset("x" + token, "new-" + canary).refused(400, "Invalid or expired reset token");
    user.reset(token, canary.substring(0, 2)).refusedFor("new_password");
    user.reset(token, "new-" + canary).ok();
    user.reset(token, "again-" + canary).refused(400, "Invalid or expired reset token");
    assertThat(ServerLogs.now().linesWith(token)).isEmpty();
  }

  @Test
  void no_path_query_or_header_that_fails_reaches_a_log() {
    for (String path :
        new String[] {"/api/", "/", "/dev/mailbox/", "/assets/", "/api/admin/", "/oauth/"}) {
      user.api().with("User-Agent", canary).get(path + canary);
      user.api().with("Origin", canary).get(path + "?token=" + canary);
    }
    user.session().delete("/api/sessions/" + canary);
  }
}
