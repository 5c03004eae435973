package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@LatchkeyIT
class SessionsIT {
  private final NewUser user = NewUser.signedUp();
  private final Api older = user.session();
  private final Api newer = user.session();

  private static JsonNode list(Api session) {
    Answer answer = session.get("/api/sessions").ok();
    assertThat(answer.keys()).containsExactly("sessions");
    return answer.json().path("sessions");
  }

  private static String idOf(Api session) {
    for (JsonNode one : list(session)) {
      if (one.path("current").booleanValue()) {
        return one.path("id").textValue();
      }
    }
    throw new AssertionError("no current session");
  }

  @Test
  void sessions_are_listed_newest_first_with_the_asking_one_marked() {
    JsonNode sessions = list(older);
    assertThat(sessions).hasSize(2);
    assertThat(sessions.path(0).path("id").textValue()).isEqualTo(idOf(newer));
    assertThat(sessions.path(0).path("current").isBoolean()).isTrue();
    assertThat(sessions.path(0).path("current").booleanValue()).isFalse();
    assertThat(sessions.path(1).path("current").booleanValue()).isTrue();
  }

  @Test
  void a_session_shows_where_and_when_it_was_opened() {
    JsonNode session = list(older).path(1);
    assertThat(Answer.keysOf(session))
        .containsExactly(
            "id", "created_at", "last_seen_at", "expires_at", "ip", "user_agent", "current");
    Instant created = Instant.parse(session.path("created_at").textValue());
    Instant seen = Instant.parse(session.path("last_seen_at").textValue());
    Instant expires = Instant.parse(session.path("expires_at").textValue());
    assertThat(Duration.between(created, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    assertThat(Duration.between(seen, Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    assertThat(Duration.between(created, expires)).isEqualTo(Duration.ofHours(24));
    assertThat(session.path("ip").textValue()).isEqualTo(user.api().address());
    assertThat(session.path("user_agent").textValue()).startsWith("Java-http-client");
  }

  @Test
  void one_session_can_be_ended_from_another() {
    Answer answer = newer.delete("/api/sessions/" + idOf(older)).ok();
    assertThat(answer.keys()).containsExactly("success", "message");
    older.get("/api/profile").tokenRefused();
    newer.get("/api/profile").ok();
    assertThat(list(newer)).hasSize(1);
  }

  @Test
  void a_session_can_end_itself() {
    older.delete("/api/sessions/" + idOf(older)).ok();
    older.get("/api/profile").tokenRefused();
  }

  @Test
  void an_ended_session_is_ended_once() {
    String id = idOf(older);
    newer.delete("/api/sessions/" + id).ok();
    newer.delete("/api/sessions/" + id).refused(404, "Not found");
  }

  @Test
  void another_users_session_is_a_404_and_lives_on() {
    Api stranger = NewUser.signedUp().session();
    stranger.delete("/api/sessions/" + idOf(older)).refused(404, "Not found");
    older.get("/api/profile").ok();
  }

  @Test
  void another_users_session_is_answered_like_one_that_never_was() {
    Api stranger = NewUser.signedUp().session();
    Answer theirs = stranger.delete("/api/sessions/" + idOf(older));
    Answer nobodys = stranger.delete("/api/sessions/AAAAAAAAAAAAAAAAAAAAAA");
    assertThat(theirs.text()).isEqualTo(nobodys.text());
    assertThat(theirs.headers().keySet()).isEqualTo(nobodys.headers().keySet());
  }

  @Test
  void an_unknown_id_is_a_404() {
    for (String id : new String[] {"x", "1", "%20", "a".repeat(2000), "%27%20or%201=1"}) {
      older.delete("/api/sessions/" + id).refused(404, "Not found");
    }
    older.get("/api/profile").ok();
  }

  @Test
  void nobody_elses_sessions_are_listed() {
    NewUser.signedUp().session();
    assertThat(list(newer)).hasSize(2);
  }

  @Test
  void a_user_agent_is_cut_and_kept_harmless() {
    Api session = older.with("User-Agent", "<script>\u00E9" + "x".repeat(500));
    String token =
        session
            .post(
                "/api/login",
                java.util.Map.of("username", user.username(), "password", user.password()))
            .ok()
            .json()
            .path("token")
            .textValue();
    String agent = list(older.bearing(token)).path(0).path("user_agent").textValue();
    assertThat(agent).startsWith("<script>").hasSizeLessThanOrEqualTo(200);
  }
}
