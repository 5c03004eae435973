package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with one account. */
@LatchkeyIT
class AdminAccountIT {
  private final NewUser user = NewUser.signedUp();
  private final String path = Operator.account(user);

  private Answer change(Object form) {
    return Operator.api().post(path, form);
  }

  private static List<String> roles(Answer answer) {
    JsonNode roles = answer.ok().json().path("account").path("roles");
    return IntStream.range(0, roles.size()).mapToObj(i -> roles.get(i).textValue()).toList();
  }

  @Test
  void an_account_has_the_documented_fields() {
    Answer answer = Operator.api().get(path).ok();
    JsonNode account = answer.json().path("account");
    assertThat(Answer.keysOf(account))
        .containsExactlyInAnyOrder(
            "id",
            "username",
            "email",
            "email_verified",
            "full_name",
            "phone",
            "experience_years",
            "skills",
            "roles",
            "enabled",
            "password",
            "created_at",
            "updated_at",
            "last_login_at",
            "sessions",
            "failed_logins",
            "locked_until");
    assertThat(account.path("username").textValue()).isEqualTo(user.username());
    assertThat(account.path("password").textValue()).isEqualTo("set");
    assertThat(account.path("sessions").intValue()).isOne();
    assertThat(account.path("last_login_at").textValue()).endsWith("Z");
  }

  @Test
  void as_many_and_as_long_roles_as_possible_can_be_replaced_at_once() {
    assertThat(roles(change(Map.of("roles", longest('a'))))).hasSize(32);
    assertThat(roles(change(Map.of("roles", longest('b')))))
        .containsExactlyElementsOf(longest('b'));
  }

  private static List<String> longest(char letter) {
    String rest = String.valueOf(letter).repeat(30);
    return IntStream.range(10, 42).mapToObj(number -> rest + number).toList();
  }

  @Test
  void a_role_that_is_given_is_in_the_next_token_and_ends_nothing() {
    Api before = user.session();
    assertThat(roles(change(Map.of("add_roles", List.of("editor", "author", "editor")))))
        .containsExactly("author", "editor");
    before.get("/api/profile").ok();
    assertThat(Jwt.of(user.token()).claims().path("groups").toString())
        .isEqualTo("[\"author\",\"editor\",\"user\"]");
  }

  @Test
  void a_role_of_the_server_itself_is_in_no_token() {
    assertThat(roles(change(Map.of("roles", List.of("latchkey-admin")))))
        .containsExactly("latchkey-admin");
    assertThat(Jwt.of(user.token()).claims().path("groups").toString()).isEqualTo("[\"user\"]");
  }

  @Test
  void a_role_that_is_taken_away_ends_all_sessions() {
    change(Map.of("roles", List.of("author", "editor"))).ok();
    Api one = user.session();
    Api other = user.session();
    Answer taken = change(Map.of("remove_roles", List.of("editor", "nobody-has-it")));
    assertThat(roles(taken)).containsExactly("author");
    assertThat(taken.json().path("account").path("sessions").intValue()).isZero();
    one.get("/api/profile").tokenRefused();
    other.get("/api/profile").tokenRefused();
    user.session().get("/api/profile").ok();
  }

  @Test
  void taking_a_role_that_is_not_held_ends_nothing() {
    Api session = user.session();
    change(Map.of("remove_roles", List.of("editor"))).ok();
    session.get("/api/profile").ok();
  }

  @Test
  void a_disabled_account_can_do_nothing_until_it_is_enabled() {
    Api session = user.session();
    String link = user.resetToken();
    change(Map.of("enabled", false)).ok();
    session.get("/api/profile").tokenRefused();
    user.logIn().refused(401, "Invalid username or password");
    change(Map.of("enabled", true)).ok();
    session.get("/api/profile").tokenRefused();
    user.reset(link, "another-password-1").refused(400, "Invalid or expired reset token");
    user.session().get("/api/profile").ok();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "",
        "Editor",
        "1st",
        "a b",
        "openid",
        "offline_access",
        "latchkey-",
        "latchkey-root",
        "a234567890123456789012345678901234"
      })
  void a_name_that_is_no_role_is_refused_and_changes_nothing(String name) {
    for (String field : new String[] {"roles", "add_roles", "remove_roles"}) {
      change(Map.of(field, List.of("good", name), "enabled", false)).refusedFor(field);
    }
    assertThat(roles(Operator.api().get(path))).isEmpty();
    user.session().get("/api/profile").ok();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"roles\":null}",
        "{\"roles\":\"editor\"}",
        "{\"roles\":[1]}",
        "{\"roles\":[null]}",
        "{\"roles\":{}}"
      })
  void roles_of_another_type_are_refused(String form) {
    change(form).refusedFor("roles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"enabled\":null}", "{\"enabled\":\"true\"}", "{\"enabled\":1}"})
  void enabled_of_another_type_is_refused(String form) {
    change(form).refusedFor("enabled");
  }

  @Test
  void orders_that_contradict_each_other_are_refused() {
    List<String> editor = List.of("editor");
    change(Map.of("add_roles", editor, "remove_roles", editor)).refusedFor("remove_roles");
    change(Map.of("add_roles", editor, "roles", editor)).refusedFor("add_roles");
  }

  @Test
  void an_account_has_at_most_32_roles() {
    List<String> most = IntStream.range(0, 32).mapToObj(i -> "role" + i).toList();
    assertThat(roles(change(Map.of("roles", most)))).hasSize(32);
    change(Map.of("add_roles", List.of("onemore"))).refusedFor("add_roles");
    change(Map.of("roles", Collections.nCopies(10_000, "x"))).refusedFor("roles");
  }

  @Test
  void an_account_that_is_not_there_is_a_404() {
    for (String id : new String[] {"0", "999999999999", "x", "-1", "9999999999999999999"}) {
      String other = "/api/admin/accounts/" + id;
      Operator.api().get(other).refused(404, "Not found");
      Operator.api().post(other, Map.of("enabled", false)).refused(404, "Not found");
      Operator.api().get(other + "/sessions").refused(404, "Not found");
      Operator.api().delete(other + "/sessions").refused(404, "Not found");
    }
  }

  @Test
  void sessions_are_listed_and_ended_one_by_one_or_together() {
    Api one = user.session();
    Api other = user.session();
    JsonNode sessions = Operator.api().get(path + "/sessions").ok().json().path("sessions");
    assertThat(Answer.keysOf(sessions.get(0)))
        .containsExactly("id", "created_at", "last_seen_at", "expires_at", "ip", "user_agent");
    String newest = path + "/sessions/" + sessions.get(0).path("id").textValue();
    Operator.api().delete(newest).ok();
    Operator.api().delete(newest).refused(404, "Not found");
    other.get("/api/profile").tokenRefused();
    one.get("/api/profile").ok();
    Operator.api().delete(path + "/sessions").ok();
    one.get("/api/profile").tokenRefused();
  }

  @Test
  void a_session_of_somebody_else_is_not_ended_through_this_account() {
    NewUser stranger = NewUser.signedUp();
    Api theirs = stranger.session();
    String id = theirs.get("/api/sessions").json().path("sessions").get(0).path("id").textValue();
    Operator.api().delete(path + "/sessions/" + id).refused(404, "Not found");
    theirs.get("/api/profile").ok();
  }
}
