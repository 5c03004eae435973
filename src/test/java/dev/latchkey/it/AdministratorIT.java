package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person with the role latchkey-admin may do, and what only the operator's token may. */
@LatchkeyIT
class AdministratorIT {
  private static final List<String> ADMIN = List.of("latchkey-admin");
  private static final String PASSWORD = "a-long-enough-password";

  private final NewUser admin = NewUser.signedUp();
  private final String own = Operator.account(admin);
  private final NewUser user = NewUser.signedUp();
  private final String theirs = Operator.account(user);

  private Api person() {
    Operator.api().post(own, Map.of("add_roles", ADMIN)).ok();
    Browser browser = Browser.of(admin.api());
    return browser.after(browser.signIn(admin)).page();
  }

  @Test
  void an_administrator_uses_the_api_by_cookie_and_is_named_in_the_audit_trail() {
    Api person = person();
    person.get("/api/admin/accounts?q=" + user.username()).ok();
    person.post(theirs, Map.of("add_roles", List.of("editor"))).ok();
    JsonNode event = person.get(theirs + "/events?limit=1").ok().json().path("events").get(0);
    assertThat(own).endsWith("/" + event.path("actor").textValue());
    person.post(theirs + "/unlock").ok();
    person.post(theirs + "/reset_mail").ok();
    person.delete(theirs).ok();
  }

  @Test
  void the_role_must_be_held_now_and_no_bearer_token_carries_it() {
    Api person = person();
    admin.session().get("/api/admin/stats").refused(403, "Forbidden");
    Operator.api().post(own, Map.of("remove_roles", ADMIN)).ok();
    person.get("/api/admin/stats").tokenRefused();
    Browser browser = Browser.of(admin.api());
    browser.after(browser.signIn(admin)).page().get("/api/admin/stats").refused(403, "Forbidden");
  }

  @Test
  void nobody_changes_their_own_account_here() {
    Api person = person();
    person
        .post(own, Map.of("phone", "12345"))
        .refused(400, "You cannot change your own account here");
    person.delete(own).refused(400, "You cannot change your own account here");
    person.delete(own + "/sessions").refused(400, "You cannot change your own account here");
    person.get(own).ok();
  }

  @Test
  void a_person_neither_gives_nor_takes_a_reserved_role_nor_sets_a_password() {
    Api person = person();
    person.post(theirs, Map.of("add_roles", ADMIN)).refused(403, "Forbidden");
    person.post(theirs, Map.of("remove_roles", ADMIN)).refused(403, "Forbidden");
    person.post(theirs, Map.of("roles", ADMIN)).refused(403, "Forbidden");
    person.post(theirs + "/password", Map.of("new_password", PASSWORD)).refused(403, "Forbidden");
    Map<String, Object> account =
        Map.of(
            "username", "x" + user.username(), "email", "x" + user.email(), "password", PASSWORD);
    person.post("/api/admin/accounts", account).refused(403, "Forbidden");
    assertThat(
            person.get("/api/admin/accounts?q=x" + user.username()).json().path("accounts").size())
        .isZero();
    user.logIn().ok();
  }

  @Test
  void a_person_does_not_touch_another_administrator() {
    Api person = person();
    Operator.api().post(theirs, Map.of("add_roles", ADMIN)).ok();
    Api session = user.session();
    person.post(theirs, Map.of("enabled", false)).refused(403, "Forbidden");
    person.post(theirs, Map.of("roles", List.of())).refused(403, "Forbidden");
    person.delete(theirs).refused(403, "Forbidden");
    person.delete(theirs + "/sessions").refused(403, "Forbidden");
    person.post(theirs + "/reset_mail").refused(403, "Forbidden");
    session.get("/api/profile").ok();
    person.get(theirs).ok();
  }

  @Test
  void a_person_does_not_touch_an_imported_administrator_through_an_import() {
    String names =
        "{\"username\":\"i-" + user.username() + "\",\"email\":\"i-" + user.email() + "\"";
    assertThat(imported(Operator.api(), "", names + ",\"roles\":[\"latchkey-admin\"]}", "created"))
        .isOne();
    String taken = names + ",\"password\":\"" + PASSWORD + "\",\"roles\":[],\"enabled\":false}";
    Api person = person();
    for (String query : List.of("?update=true", "?update=true&dry_run=true")) {
      assertThat(imported(person, query, taken, "existing")).isOne();
    }
    assertThat(imported(Operator.api(), "?update=true", names + "}", "updated")).isOne();
    JsonNode account =
        Operator.api().get("/api/admin/accounts?q=i-" + user.username()).json().path("accounts");
    assertThat(account.get(0).path("roles").toString()).isEqualTo("[\"latchkey-admin\"]");
    assertThat(account.get(0).path("enabled").booleanValue()).isTrue();
    assertThat(account.get(0).path("password").textValue()).isEqualTo("none");
  }

  private static int imported(Api api, String query, String line, String counter) {
    return api.send(
            "POST", "/api/admin/import" + query, "application/x-ndjson", line.getBytes(UTF_8))
        .ok()
        .json()
        .path(counter)
        .intValue();
  }

  @Test
  void an_administrator_cannot_delete_their_own_account_until_the_role_is_taken() {
    Operator.api().post(own, Map.of("add_roles", ADMIN)).ok();
    Answer refused =
        admin.session().post("/api/delete_account", Map.of("password", admin.password()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").textValue()).isEqualTo("administrator");
    Operator.api().post(own, Map.of("remove_roles", ADMIN)).ok();
    admin.session().post("/api/delete_account", Map.of("password", admin.password())).ok();
  }
}
