package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One row and one line for every security event, and nothing that was made up by a caller. */
@LatchkeyIT
class AuditIT {
  private final NewUser user = NewUser.signedUp();

  private static String outcome(JsonNode line) {
    return line.path("event").textValue() + " " + line.path("outcome").textValue();
  }

  private static List<String> lines(Api caller) {
    return ServerLogs.now().audit(caller.address()).stream().map(AuditIT::outcome).toList();
  }

  private static List<String> rows(Api caller) {
    try (StolenDatabase database = StolenDatabase.now()) {
      return database
          .rows(
              "select action, outcome from audit_event where ip = ? order by id", caller.address())
          .stream()
          .map(row -> row.get(0) + " " + row.get(1))
          .toList();
    }
  }

  private static final int FLOOD = 200;

  private void left(String... events) {
    assertThat(rows(user.api())).containsExactlyInAnyOrder(events);
    assertThat(lines(user.api())).containsExactlyInAnyOrder(events);
  }

  @Test
  void what_an_account_goes_through_is_written_down_step_by_step() {
    user.withPassword("not the password").logIn();
    Api session = user.session();
    session.post("/api/update_profile", Map.of("phone", "12345")).ok();
    session.post("/api/change_password", change("not the password", "another one"));
    session.post("/api/change_password", change(user.password(), "another one")).ok();
    session.post("/api/change_email", email("not the password"));
    session.post("/api/change_email", email("another one")).ok();
    session.post("/api/confirm_email", Map.of("token", "x"));
    session.delete("/api/sessions/unknown");
    session.post("/api/logout").ok();
    NewUser changed = user.withPassword("another one");
    changed.session().post("/api/logout_all").ok();
    session = changed.session();
    session.post("/api/delete_account", Map.of("password", "not the password"));
    left(
        "SIGNUP success",
        "LOGIN refused",
        "LOGIN success",
        "UPDATE_PROFILE success",
        "CHANGE_PASSWORD refused",
        "CHANGE_PASSWORD success",
        "CHANGE_EMAIL refused",
        "CHANGE_EMAIL success",
        "CONFIRM_EMAIL refused",
        "END_SESSION refused",
        "LOGOUT success",
        "LOGIN success",
        "LOGOUT_ALL success",
        "LOGIN success",
        "DELETE_ACCOUNT refused");
    // The events stay, but the addresses go with the account.
    session.post("/api/delete_account", Map.of("password", "another one")).ok();
    assertThat(rows(user.api())).isEmpty();
  }

  private Map<String, String> email(String password) {
    return Map.of("new_email", "new-" + user.email(), "password", password);
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("current_password", current, "new_password", next);
  }

  @Test
  void forgetting_and_resetting_a_password_is_written_down() {
    String token = user.resetToken();
    user.reset("x", "another one");
    user.reset(token, "another one").ok();
    left(
        "SIGNUP success",
        "RESET_REQUEST success",
        "RESET_PASSWORD refused",
        "RESET_PASSWORD success");
  }

  @Test
  void a_session_ended_from_afar_is_written_down() {
    Api session = user.session();
    String other = Jwt.of(user.token()).claims().path("sid").textValue();
    session.delete("/api/sessions/" + other).ok();
    left("SIGNUP success", "LOGIN success", "LOGIN success", "END_SESSION success");
  }

  @Test
  void a_refused_token_is_written_down() {
    user.api().bearing("x.y.z").get("/api/profile").tokenRefused();
    assertThat(lines(user.api())).containsExactlyInAnyOrder("SIGNUP success", "TOKEN refused");
  }

  @Test
  void a_flood_of_refused_tokens_is_no_flood_of_rows_or_lines() {
    for (int i = 0; i < FLOOD; i++) {
      user.api().bearing("x.y." + i).get("/api/profile").tokenRefused();
    }
    assertBounded(rows(user.api()), "TOKEN refused");
    assertBounded(lines(user.api()), "TOKEN refused");
  }

  @Test
  void what_a_token_allows_is_no_way_to_fill_the_table() {
    Api session = user.session();
    for (int i = 0; i < FLOOD; i++) {
      assertThat(session.delete("/api/sessions/x" + i).status()).isEqualTo(404);
      session.post("/api/update_profile", Map.of("phone", "12345" + i)).ok();
    }
    assertBounded(rows(user.api()), "END_SESSION refused");
    assertBounded(rows(user.api()), "UPDATE_PROFILE success");
    assertBounded(lines(user.api()), "END_SESSION refused");
    assertBounded(lines(user.api()), "UPDATE_PROFILE success");
  }

  /** The first 30 of an hour are written; a test may begin in one hour and end in the next. */
  private static void assertBounded(List<String> events, String flood) {
    assertThat(events).filteredOn(flood::equals).hasSizeBetween(30, 60);
  }

  @Test
  void being_throttled_is_one_row_and_a_line_for_each_refusal() {
    NewUser wrong = user.withPassword("not the password");
    int refused = 0;
    for (int i = 0; i < 14; i++) {
      refused += wrong.logIn().status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
    assertThat(rows(user.api())).filteredOn("THROTTLE refused"::equals).hasSize(1);
    assertThat(lines(user.api())).filteredOn("THROTTLE refused"::equals).hasSize(1 + refused);
  }

  @Test
  void a_line_says_when_who_what_and_how_it_went() {
    user.logIn().ok();
    JsonNode line = ServerLogs.now().audit(user.api().address()).get(1);
    assertThat(Answer.keysOf(line))
        .containsExactlyInAnyOrder("at", "event", "outcome", "account_id", "ip", "request_id");
    assertThat(line.path("at").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    assertThat(line.path("account_id").isIntegralNumber()).isTrue();
    assertThat(line.path("request_id").textValue()).hasSize(36);
  }

  @Test
  void a_row_and_its_line_have_the_same_request_id() {
    String id = ServerLogs.now().audit(user.api().address()).get(0).path("request_id").textValue();
    try (StolenDatabase database = StolenDatabase.now()) {
      assertThat(database.rows("select action from audit_event where request_id = ?", id))
          .containsExactly(List.of("SIGNUP"));
    }
  }

  @Test
  void the_first_signing_key_was_written_down() {
    try (StolenDatabase database = StolenDatabase.now()) {
      assertThat(database.rows("select id from audit_event where action = 'NEW_KEY'")).isNotEmpty();
    }
    assertThat(ServerLogs.now().linesWith("\"event\":\"NEW_KEY\"")).isNotEmpty();
  }

  @Test
  void nobody_writes_a_line_of_their_own_into_the_log() {
    String forged = "{\"event\":\"LOGIN\",\"ip\":\"" + user.api().address() + "9\"}";
    for (String end : new String[] {"\r\n", "\n", "\u2028", "\u0085", "\u001b[2K\u001b[1A"}) {
      String text = "x" + end + forged;
      user.api().post("/api/login", Map.of("username", text, "password", text));
      user.api().post("/api/signup", Map.of("username", text, "email", text, "password", text));
      user.session().post("/api/update_profile", Map.of("full_name", text, "phone", text));
    }
    RawHttp.exchange(
        "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: x\t"
            + forged
            + "\r\nUser-Agent: \u001b[31m"
            + forged
            + "\r\nConnection: close\r\n\r\n");
    assertThat(ServerLogs.now().linesWith(user.api().address() + "9\"")).isEmpty();
    assertThat(ServerLogs.now().linesWith("\u001b")).isEmpty();
  }

  @Test
  void the_owner_sees_the_last_20_events_and_not_the_address_of_an_operator() {
    for (int i = 0; i < 21; i++) {
      user.session();
    }
    Operator.api().post(Operator.account(user), java.util.Map.of("phone", "12345")).ok();
    JsonNode events = user.session().get("/api/events").ok().json().path("events");
    assertThat(events.size()).isEqualTo(20);
    assertThat(Answer.keysOf(events.get(0)))
        .containsExactly("at", "action", "outcome", "ip", "user_agent");
    assertThat(events.get(0).path("action").textValue()).isEqualTo("LOGIN");
    assertThat(events.get(0).path("ip").textValue()).isEqualTo(user.api().address());
    assertThat(events.get(1).path("action").textValue()).isEqualTo("UPDATE_ACCOUNT");
    assertThat(events.get(1).path("ip").isNull()).isTrue();
  }
}
