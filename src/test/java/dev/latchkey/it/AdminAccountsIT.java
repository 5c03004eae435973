package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that an operator finds, creates, changes and erases. */
@LatchkeyIT
class AdminAccountsIT {
  private static final String ACCOUNTS = "/api/admin/accounts";
  private static final String PASSWORD = "a-long-enough-password";

  private final Api operator = Operator.api();
  private final String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  private Map<String, Object> form(String username, String email) {
    return new HashMap<>(Map.of("username", username, "email", email));
  }

  private JsonNode create(Map<String, Object> form) {
    return operator.post(ACCOUNTS, form).ok().json().path("account");
  }

  private static String path(JsonNode account) {
    return ACCOUNTS + "/" + account.path("id").longValue();
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.path("accounts").forEach(account -> names.add(account.path("username").textValue()));
    return names;
  }

  private List<String> all(String query) {
    List<String> names = new ArrayList<>();
    String after = "";
    for (int pages = 0; pages < 20; pages++) {
      JsonNode page = operator.get(ACCOUNTS + "?" + query + after).ok().json();
      names.addAll(names(page));
      if (page.path("next").isNull()) {
        return names;
      }
      assertThat(page.path("next").textValue()).matches("[A-Za-z0-9_-]+");
      after = "&after=" + page.path("next").textValue();
    }
    throw new AssertionError("the pages do not end");
  }

  @Test
  void accounts_are_found_by_username_first_and_then_by_address() {
    create(form(unique + ".b", "b-" + unique + "@example.com"));
    create(form(unique + ".A", "a-" + unique + "@example.com"));
    create(form("x." + unique, unique + "-2@example.com"));
    create(form("y." + unique, unique.toUpperCase(java.util.Locale.ROOT) + "-1@example.com"));
    List<String> sorted = List.of(unique + ".A", unique + ".b", "y." + unique, "x." + unique);
    assertThat(all("q=" + unique)).isEqualTo(sorted);
    for (int limit = 1; limit < 5; limit++) {
      assertThat(all("q=" + unique + "&limit=" + limit)).isEqualTo(sorted);
    }
    assertThat(all("q=" + unique + ".b")).containsExactly(unique + ".b");
    assertThat(all("q=" + unique + "%25")).isEmpty();
    assertThat(all("q=" + unique + "_")).isEmpty();
  }

  @Test
  void a_page_that_is_full_and_the_last_one_has_no_next() {
    create(form(unique + "1", unique + "1@example.com"));
    create(form(unique + "2", unique + "2@example.com"));
    JsonNode page = operator.get(ACCOUNTS + "?limit=2&q=" + unique).ok().json();
    assertThat(names(page)).hasSize(2);
    assertThat(page.path("next").isNull()).isTrue();
  }

  @Test
  void without_a_text_accounts_are_sorted_by_id() {
    create(form(unique + "z", unique + "z@example.com"));
    create(form(unique + "a", unique + "a@example.com"));
    JsonNode page = operator.get(ACCOUNTS + "?limit=2").ok().json();
    JsonNode accounts = page.path("accounts");
    assertThat(accounts.size()).isEqualTo(2);
    assertThat(accounts.get(0).path("id").longValue())
        .isLessThan(accounts.get(1).path("id").longValue());
  }

  @Test
  void filters_are_combined() {
    Map<String, Object> editor = form(unique + "1", unique + "1@example.com");
    editor.put("roles", List.of("editor"));
    create(editor);
    Map<String, Object> former = form(unique + "2", unique + "2@example.com");
    former.put("roles", List.of("editor"));
    former.put("enabled", false);
    create(former);
    create(form(unique + "3", unique + "3@example.com"));
    assertThat(all("q=" + unique + "&role=editor")).hasSize(2);
    assertThat(all("q=" + unique + "&role=editor&enabled=true")).containsExactly(unique + "1");
    assertThat(all("q=" + unique + "&enabled=false")).containsExactly(unique + "2");
    assertThat(all("q=" + unique + "&role=nobody")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=x",
        "limit=",
        "limit=1.0",
        "limit=-1",
        "limit=99999999999999999999",
        "enabled=yes",
        "enabled=",
        "role=user",
        "role=",
        "role=Editor",
        "after=x",
        "after=",
        "after=MTIz",
        "after=SUQ",
        "after=U2pvaG4",
        "after=%00",
        "q=a%00b",
        "limt=5"
      })
  void a_query_that_cannot_be_understood_is_refused_by_name(String query) {
    operator.get(ACCOUNTS + "?" + query).refusedFor(query.substring(0, query.indexOf('=')));
  }

  @Test
  void a_value_that_is_sent_twice_or_is_too_long_is_refused() {
    operator.get(ACCOUNTS + "?limit=1&limit=2").refusedFor("limit");
    operator.get(ACCOUNTS + "?q=" + "a".repeat(255)).refusedFor("q");
    operator.get(ACCOUNTS + "?after=" + "a".repeat(401)).refusedFor("after");
  }

  @Test
  void a_cursor_of_another_search_is_refused() {
    create(form(unique + "1", unique + "1@example.com"));
    create(form(unique + "2", unique + "2@example.com"));
    String next =
        operator.get(ACCOUNTS + "?limit=1&q=" + unique).ok().json().path("next").textValue();
    operator.get(ACCOUNTS + "?after=" + next).refusedFor("after");
    operator.get(ACCOUNTS + "?q=other&after=" + next).refusedFor("after");
  }

  @Test
  void a_created_account_has_what_was_sent_and_its_owner_logs_in() {
    Map<String, Object> form = form("John." + unique, unique + "@Example.com");
    form.put("full_name", "John Doe");
    form.put("phone", "+1 555 0100");
    form.put("experience_years", 7);
    form.put("skills", List.of("Java"));
    form.put("roles", List.of("editor"));
    form.put("password", PASSWORD);
    JsonNode account = create(form);
    assertThat(account.path("username").textValue()).isEqualTo("John." + unique);
    assertThat(account.path("email").textValue()).isEqualTo(unique + "@Example.com");
    assertThat(account.path("email_verified").booleanValue()).isFalse();
    assertThat(account.path("full_name").textValue()).isEqualTo("John Doe");
    assertThat(account.path("experience_years").intValue()).isEqualTo(7);
    assertThat(account.path("roles").toString()).isEqualTo("[\"editor\"]");
    assertThat(account.path("password").textValue()).isEqualTo("set");
    assertThat(account.path("last_login_at").isNull()).isTrue();
    Api.anyone()
        .post("/api/login", Map.of("username", "john." + unique, "password", PASSWORD))
        .ok();
    JsonNode after = operator.get(path(account)).ok().json().path("account");
    assertThat(after.path("last_login_at").isNull()).isFalse();
    assertThat(after.path("sessions").intValue()).isOne();
  }

  @Test
  void an_invited_person_chooses_a_password_and_the_address_is_verified() {
    Map<String, Object> form = form("jo" + unique, unique + "@example.com");
    form.put("invite", true);
    JsonNode account = create(form);
    assertThat(account.path("password").textValue()).isEqualTo("none");
    Mailbox.Mail mail = Mailbox.of(unique + "@example.com").await(1);
    assertThat(mail.subject()).isEqualTo("Your Latchkey account");
    assertThat(mail.text()).contains("jo" + unique);
    NewUser owner =
        new NewUser(Api.anyone(), "jo" + unique, unique + "@example.com", PASSWORD, null);
    owner.logIn().refused(401, "Invalid username or password");
    // Somebody else's request for a link does not void the invitation.
    owner.forget().ok();
    Mailbox.of(owner.email()).await(2);
    owner.reset(mail.resetToken(), PASSWORD).ok();
    owner.logIn().ok();
    owner.reset(mail.resetToken(), PASSWORD + "2").refused(400, "Invalid or expired reset token");
    assertThat(
            operator
                .get(path(account))
                .json()
                .path("account")
                .path("email_verified")
                .booleanValue())
        .isTrue();
  }

  @Test
  void a_name_or_an_address_that_is_taken_is_refused_and_nothing_is_created() {
    create(form(unique, unique + "@example.com"));
    operator
        .post(ACCOUNTS, form(unique.toUpperCase(java.util.Locale.ROOT), "o" + unique + "@x.org"))
        .refusedFor("username");
    operator
        .post(
            ACCOUNTS,
            form(unique + "2", unique.toUpperCase(java.util.Locale.ROOT) + "@EXAMPLE.com"))
        .refusedFor("email");
    assertThat(all("q=" + unique)).containsExactly(unique);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username|\"a b\"",
        "username|\"\"",
        "username|null",
        "username|1",
        "email|\"nobody\"",
        "password|\"short\"",
        "password|1",
        "roles|[\"user\"]",
        "enabled|\"true\"",
        "invite|1",
        "phone|\"abc\"",
        "experience_years|81",
        "skills|[1]"
      })
  void a_field_that_is_wrong_is_named(String fault) {
    String field = fault.substring(0, fault.indexOf('|'));
    Map<String, String> parts = new HashMap<>();
    parts.put("username", "\"" + unique + "\"");
    parts.put("email", "\"" + unique + "@example.com\"");
    parts.put(field, fault.substring(fault.indexOf('|') + 1));
    List<String> json = new ArrayList<>();
    parts.forEach((name, value) -> json.add("\"" + name + "\":" + value));
    operator.post(ACCOUNTS, "{" + String.join(",", json) + "}").refusedFor(field);
    assertThat(all("q=" + unique)).isEmpty();
  }

  @Test
  void a_new_address_is_unverified_and_the_old_one_gets_a_mail() {
    NewUser user = NewUser.signedUp();
    String path = Operator.account(user);
    String link = user.resetToken();
    operator.post(path, Map.of("email_verified", true)).ok();
    JsonNode changed =
        operator.post(path, Map.of("email", "new-" + user.email())).ok().json().path("account");
    assertThat(changed.path("email").textValue()).isEqualTo("new-" + user.email());
    assertThat(changed.path("email_verified").booleanValue()).isFalse();
    assertThat(Mailbox.of(user.email()).await(2).text()).contains("email address");
    user.reset(link, PASSWORD).refused(400, "Invalid or expired reset token");
    operator
        .post(path, Map.of("email", user.email(), "email_verified", true))
        .ok()
        .json()
        .path("account");
    NewUser other = NewUser.signedUp();
    operator.post(path, Map.of("email", other.email(), "phone", "12345")).refusedFor("email");
    assertThat(operator.get(path).json().path("account").path("phone").isNull()).isTrue();
  }

  @Test
  void an_operator_changes_a_profile() {
    String path = Operator.account(NewUser.signedUp());
    JsonNode changed =
        operator
            .post(path, "{\"full_name\":null,\"phone\":\"12345\",\"skills\":[\"A\"]}")
            .ok()
            .json()
            .path("account");
    assertThat(changed.path("full_name").isNull()).isTrue();
    assertThat(changed.path("phone").textValue()).isEqualTo("12345");
    assertThat(changed.path("skills").toString()).isEqualTo("[\"A\"]");
  }

  @Test
  void an_erased_account_is_gone_and_its_sessions_have_ended() {
    NewUser user = NewUser.signedUp();
    Api session = user.session();
    String path = Operator.account(user);
    operator.delete(path).ok();
    session.get("/api/profile").tokenRefused();
    user.logIn().refused(401, "Invalid username or password");
    operator.get(path).refused(404, "Not found");
    operator.delete(path).refused(404, "Not found");
    user.signUp().ok();
  }

  @Test
  void a_password_that_an_operator_sets_ends_all_sessions_and_the_owner_gets_a_mail() {
    NewUser user = NewUser.signedUp();
    Api session = user.session();
    String path = Operator.account(user);
    operator.post(path + "/password", Map.of("new_password", "short")).refusedFor("new_password");
    operator
        .post(path + "/password", Map.of("new_password", user.username()))
        .refusedFor("new_password");
    session.get("/api/profile").ok();
    operator.post(path + "/password", Map.of("new_password", PASSWORD)).ok();
    session.get("/api/profile").tokenRefused();
    user.logIn().refused(401, "Invalid username or password");
    user.withPassword(PASSWORD).logIn().ok();
    assertThat(Mailbox.of(user.email()).await(1).subject())
        .isEqualTo("Your Latchkey password was changed");
  }

  @Test
  void an_operator_sends_a_reset_link() {
    NewUser user = NewUser.signedUp();
    String path = Operator.account(user);
    operator.post(path + "/reset_mail").ok();
    Mailbox.Mail mail = Mailbox.of(user.email()).await(1);
    assertThat(mail.subject()).isEqualTo("Choose a new Latchkey password");
    user.reset(mail.resetToken(), PASSWORD).ok();
    user.withPassword(PASSWORD).logIn().ok();
    operator.post(path, Map.of("enabled", false)).ok();
    operator.post(path + "/reset_mail").refusedFor("enabled");
  }

  @Test
  void an_operator_sees_failed_logins_and_unlocks_the_account() {
    NewUser user = NewUser.signedUp();
    String path = Operator.account(user);
    NewUser guesser = user.withPassword("wrong-password-1");
    for (int i = 0; i < 6; i++) {
      guesser.logIn();
    }
    JsonNode locked = operator.get(path).ok().json().path("account");
    assertThat(locked.path("failed_logins").intValue()).isPositive();
    assertThat(locked.path("locked_until").textValue()).endsWith("Z");
    operator.post(path + "/unlock").ok();
    JsonNode free = operator.get(path).ok().json().path("account");
    assertThat(free.path("failed_logins").intValue()).isZero();
    assertThat(free.path("locked_until").isNull()).isTrue();
    user.logIn().ok();
  }

  @Test
  void an_account_that_is_not_there_is_a_404() {
    String nobody = ACCOUNTS + "/999999999999";
    operator.delete(nobody).refused(404, "Not found");
    operator.post(nobody + "/unlock").refused(404, "Not found");
    operator.post(nobody + "/reset_mail").refused(404, "Not found");
    operator.post(nobody + "/password", Map.of("new_password", PASSWORD)).refused(404, "Not found");
  }
}
