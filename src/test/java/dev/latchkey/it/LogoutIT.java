package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@LatchkeyIT
class LogoutIT {
  private final NewUser user = NewUser.signedUp();
  private final Api session = user.session();

  @Test
  void a_logout_is_answered_with_nothing_but_the_documented_message() {
    Answer answer = session.post("/api/logout").ok();
    assertThat(answer.text()).isEqualTo("{\"message\":\"Logged out successfully\"}");
  }

  @Test
  void the_token_is_refused_by_every_protected_call_from_then_on() {
    session.post("/api/logout").ok();
    session.get("/api/profile").tokenRefused();
    session.get("/api/sessions").tokenRefused();
    session.post("/api/update_profile", "{\"phone\":\"12345\"}").tokenRefused();
    session.post("/api/logout").tokenRefused();
    session.post("/api/logout_all").tokenRefused();
  }

  @Test
  void other_sessions_of_the_same_user_live_on() {
    Api other = user.session();
    session.post("/api/logout").ok();
    other.get("/api/profile").ok();
  }

  @Test
  void a_body_that_nobody_asked_for_does_no_harm() {
    session.post("/api/logout", "{\"anything\":1}").ok();
    session.get("/api/profile").tokenRefused();
  }

  @Test
  void logout_all_ends_every_session_this_one_included() {
    Api other = user.session();
    Answer answer = session.post("/api/logout_all").ok();
    assertThat(answer.keys()).containsExactly("success", "message");
    assertThat(answer.json().path("success").booleanValue()).isTrue();
    session.get("/api/profile").tokenRefused();
    other.get("/api/profile").tokenRefused();
  }

  @Test
  void logout_all_ends_nobody_elses_session() {
    Api stranger = NewUser.signedUp().session();
    session.post("/api/logout_all").ok();
    stranger.get("/api/profile").ok();
  }

  @Test
  void one_can_log_in_again_after_logging_out_everywhere() {
    session.post("/api/logout_all").ok();
    user.session().get("/api/profile").ok();
  }
}
