package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class ProfileIT {
  private final NewUser user = NewUser.signedUp();
  private final Api session = user.session();

  private JsonNode profile() {
    return session.get("/api/profile").ok().json().path("user");
  }

  private void update(String json) {
    Answer answer = session.post("/api/update_profile", json).ok();
    assertThat(answer.text())
        .isEqualTo("{\"success\":true,\"message\":\"Profile updated successfully\"}");
  }

  @Test
  void a_fresh_profile_has_every_field_in_the_documented_order() {
    Answer answer = session.get("/api/profile").ok();
    assertThat(answer.keys()).containsExactly("user");
    JsonNode profile = answer.json().path("user");
    assertThat(Answer.keysOf(profile))
        .containsExactly(
            "id",
            "username",
            "email",
            "email_verified",
            "full_name",
            "phone",
            "experience_years",
            "skills",
            "locale",
            "created_at",
            "updated_at");
    assertThat(profile.path("id").isIntegralNumber()).isTrue();
    assertThat(profile.path("username").textValue()).isEqualTo(user.username());
    assertThat(profile.path("email").textValue()).isEqualTo(user.email());
    assertThat(profile.path("email_verified").isBoolean()).isTrue();
    assertThat(profile.path("full_name").textValue()).isEqualTo(user.fullName());
    assertThat(profile.path("phone").isNull()).isTrue();
    assertThat(profile.path("experience_years").isNull()).isTrue();
    assertThat(profile.path("skills").toString()).isEqualTo("[]");
  }

  @Test
  void times_are_rfc_3339_in_utc() {
    String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z";
    assertThat(profile().path("created_at").textValue()).matches(time);
    assertThat(profile().path("updated_at").textValue()).matches(time);
  }

  @Test
  void every_field_can_be_set_and_reads_back() {
    update(
        "{\"full_name\":\"Jo Ö\",\"phone\":\"+49 (30) 12.34-56\",\"experience_years\":7,"
            + "\"skills\":[\"Java\",\"SQL\"]}");
    JsonNode profile = profile();
    assertThat(profile.path("full_name").textValue()).isEqualTo("Jo Ö");
    assertThat(profile.path("phone").textValue()).isEqualTo("+49 (30) 12.34-56");
    assertThat(profile.path("experience_years").isInt()).isTrue();
    assertThat(profile.path("experience_years").intValue()).isEqualTo(7);
    assertThat(profile.path("skills").toString()).isEqualTo("[\"Java\",\"SQL\"]");
  }

  @Test
  void an_update_moves_updated_at_and_leaves_created_at() {
    JsonNode before = profile();
    update("{\"phone\":\"12345\"}");
    JsonNode after = profile();
    assertThat(after.path("created_at")).isEqualTo(before.path("created_at"));
    assertThat(Instant.parse(after.path("updated_at").textValue()))
        .isAfter(Instant.parse(before.path("updated_at").textValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"full_name", "phone", "experience_years", "skills"})
  void a_key_left_out_is_left_alone_and_null_clears_it(String key) {
    update(
        "{\"full_name\":\"Jo\",\"phone\":\"12345\",\"experience_years\":7,\"skills\":[\"Java\"]}");
    JsonNode before = profile();
    update("{\"" + key + "\":null}");
    JsonNode after = profile();
    for (String field : new String[] {"full_name", "phone", "experience_years", "skills"}) {
      if (!field.equals(key)) {
        assertThat(after.path(field)).isEqualTo(before.path(field));
      } else if (key.equals("skills")) {
        assertThat(after.path(field).toString()).isEqualTo("[]");
      } else {
        assertThat(after.path(field).isNull()).isTrue();
      }
    }
  }

  @Test
  void an_empty_update_changes_no_field() {
    update("{\"full_name\":\"Jo\",\"skills\":[\"Java\"]}");
    JsonNode before = profile();
    update("{}");
    assertThat(profile().path("full_name")).isEqualTo(before.path("full_name"));
    assertThat(profile().path("skills")).isEqualTo(before.path("skills"));
  }

  @Test
  void nothing_else_in_the_body_changes_anything() {
    JsonNode before = profile();
    String other = NewUser.unknown().username();
    update(
        "{\"id\":1,\"username\":\""
            + other
            + "\",\"email\":\""
            + other
            + "@example.com\","
            + "\"password\":\"changed-it\",\"password_hash\":\"x\",\"roles\":[\"admin\"],"
            + "\"groups\":[\"admin\"],\"enabled\":false,\"created_at\":\"2000-01-01T00:00:00Z\","
            + "\"fullName\":\"X\",\"experienceYears\":9,\"user\":{\"phone\":\"99999\"}}");
    JsonNode after = profile();
    for (String field : Answer.keysOf(before)) {
      if (!field.equals("updated_at")) {
        assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
      }
    }
    user.logIn().ok();
  }

  @Test
  void an_id_in_the_query_shows_and_changes_nobody_else() {
    NewUser victim = NewUser.signedUp();
    JsonNode theirs = victim.session().get("/api/profile").ok().json().path("user");
    String query = "?id=" + theirs.path("id") + "&username=" + victim.username();
    JsonNode shown = session.get("/api/profile" + query).ok().json().path("user");
    assertThat(shown.path("username").textValue()).isEqualTo(user.username());
    session.post("/api/update_profile" + query, Map.of("full_name", "Mallory")).ok();
    assertThat(victim.session().get("/api/profile").ok().json().path("user")).isEqualTo(theirs);
  }

  @Test
  void another_login_sees_the_same_profile() {
    update("{\"phone\":\"12345\"}");
    assertThat(user.session().get("/api/profile").ok().json().path("user")).isEqualTo(profile());
  }
}
