package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, mails and numbers, as an operator reads them. */
@LatchkeyIT
class AdminListsIT {
  private final Api operator = Operator.api();

  private List<String> events(String path, String query) {
    List<String> found = new ArrayList<>();
    String after = "";
    for (int pages = 0; pages < 50; pages++) {
      JsonNode page = operator.get(path + "?" + query + after).ok().json();
      page.path("events")
          .forEach(
              event ->
                  found.add(
                      event.path("action").textValue() + " " + event.path("outcome").textValue()));
      if (page.path("next").isNull()) {
        return found;
      }
      after = "&after=" + page.path("next").textValue();
    }
    throw new AssertionError("the pages do not end");
  }

  @Test
  void the_events_of_an_account_are_listed_newest_first_with_who_acted() {
    NewUser user = NewUser.signedUp();
    String account = Operator.account(user);
    user.withPassword("wrong-password-1").logIn();
    operator.post(account, Map.of("add_roles", List.of("editor"))).ok();
    String events = account + "/events";
    List<String> all =
        List.of("UPDATE_ACCOUNT success", "LOGIN refused", "LOGIN success", "SIGNUP success");
    assertThat(events(events, "limit=200")).isEqualTo(all);
    for (int limit = 1; limit < 5; limit++) {
      assertThat(events(events, "limit=" + limit)).isEqualTo(all);
    }
    JsonNode newest = operator.get(events + "?limit=1").ok().json().path("events").get(0);
    assertThat(Answer.keysOf(newest))
        .containsExactly(
            "id",
            "at",
            "action",
            "outcome",
            "account_id",
            "actor",
            "target",
            "detail",
            "ip",
            "request_id");
    assertThat(newest.path("actor").textValue()).matches("operator:[0-9a-f]{8}");
    assertThat(newest.path("detail").textValue()).isEqualTo("+editor");
    assertThat(account).endsWith("/" + newest.path("account_id").longValue());
  }

  @Test
  void events_are_filtered_by_action_outcome_account_address_and_time() {
    NewUser user = NewUser.signedUp();
    String account = Operator.account(user);
    user.withPassword("wrong-password-1").logIn();
    String id = account.substring(account.lastIndexOf('/') + 1);
    String mine = "account=" + id;
    String path = "/api/admin/events";
    assertThat(events(path, mine + "&action=LOGIN"))
        .containsExactly("LOGIN refused", "LOGIN success");
    assertThat(events(path, mine + "&action=LOGIN&outcome=success"))
        .containsExactly("LOGIN success");
    String here = "ip=" + user.api().address();
    assertThat(events(path, here)).hasSize(3);
    assertThat(events(path, here + "&action=SIGNUP")).containsExactly("SIGNUP success");
    assertThat(events(path, here + "&account=0")).isEmpty();
    Instant now = Instant.now();
    assertThat(events(path, mine + "&since=" + now.minus(1, ChronoUnit.HOURS))).hasSize(3);
    assertThat(events(path, mine + "&until=" + now.minus(1, ChronoUnit.HOURS))).isEmpty();
    assertThat(operator.get(path + "?action=LOGIN&limit=1").ok().json().path("events").size())
        .isOne();
  }

  @Test
  void the_events_of_an_erased_account_stay_without_its_address() {
    NewUser user = NewUser.signedUp();
    String account = Operator.account(user);
    operator.delete(account).ok();
    JsonNode events = operator.get(account + "/events").ok().json().path("events");
    assertThat(events.get(0).path("action").textValue()).isEqualTo("DELETE_ACCOUNT");
    events.forEach(event -> assertThat(event.path("ip").isNull()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=login",
        "action=%25",
        "outcome=failed",
        "account=x",
        "account=-1",
        "ip=10.0.0",
        "ip=%27",
        "since=yesterday",
        "since=2026-11-27",
        "until=%2B999999999-12-31T23:59:59Z",
        "until=1969-12-31T23:59:59Z",
        "limit=201",
        "after=MQ",
        "after=x"
      })
  void a_filter_of_events_that_cannot_be_understood_is_refused_by_name(String query) {
    operator.get("/api/admin/events?" + query).refusedFor(query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=sent", "state=", "limit=0", "after=MQ", "since=x"})
  void a_filter_of_mails_that_cannot_be_understood_is_refused_by_name(String query) {
    operator.get("/api/admin/mails?" + query).refusedFor(query.substring(0, query.indexOf('=')));
  }

  @Test
  void a_mail_that_is_not_there_is_a_404() {
    operator.post("/api/admin/mails/999999999999/retry").refused(404, "Not found");
    operator.delete("/api/admin/mails/999999999999").refused(404, "Not found");
    assertThat(operator.get("/api/admin/mails?state=parked").ok().json().path("next").isNull())
        .isTrue();
  }

  @Test
  void an_account_without_mails_has_an_empty_list_and_one_that_is_not_there_a_404() {
    String mails = Operator.account(NewUser.signedUp()) + "/mails";
    assertThat(operator.get(mails).ok().json().toString()).isEqualTo("{\"mails\":[]}");
    operator.get("/api/admin/accounts/999999999999/mails").refused(404, "Not found");
  }

  @Test
  void a_test_mail_shows_what_the_relay_said() {
    NewUser user = NewUser.unknown();
    JsonNode answer =
        operator.post("/api/admin/mails/test", Map.of("to", user.email())).ok().json();
    assertThat(answer.path("success").booleanValue()).isTrue();
    assertThat(answer.path("relay").textValue()).startsWith("250");
    assertThat(Mailbox.of(user.email()).await(1).subject()).isEqualTo("Test mail from Latchkey");
    operator.post("/api/admin/mails/test", Map.of("to", "nobody")).refusedFor("to");
  }

  @Test
  void the_numbers_count_accounts_sessions_and_logins_by_the_hour() {
    NewUser user = NewUser.signedUp();
    user.session();
    JsonNode stats = operator.get("/api/admin/stats").ok().json();
    assertThat(stats.path("accounts").longValue()).isPositive();
    assertThat(stats.path("enabled").longValue())
        .isLessThanOrEqualTo(stats.path("accounts").longValue());
    assertThat(stats.path("sessions").longValue()).isPositive();
    assertThat(stats.path("logins").size()).isEqualTo(24);
    JsonNode lastHour = stats.path("logins").get(23);
    assertThat(Answer.keysOf(lastHour)).containsExactly("at", "success", "refused");
    assertThat(lastHour.path("at").textValue()).endsWith(":00:00Z");
    assertThat(stats.path("signups").size()).isEqualTo(24);
    assertThat(Answer.keysOf(stats.path("mails")))
        .containsExactly("waiting", "parked", "oldest_seconds");
    assertThat(stats.path("hash").path("lanes").intValue()).isPositive();
    assertThat(stats.path("status_list").path("age_seconds").intValue()).isBetween(0, 10);
    assertThat(operator.get("/api/admin/stats?hours=1").ok().json().path("logins").size()).isOne();
    operator.get("/api/admin/stats?hours=0").refusedFor("hours");
    operator.get("/api/admin/stats?hours=745").refusedFor("hours");
  }
}
