package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator registers services. */
@LatchkeyIT
class ClientsIT {
  private static final String CLIENTS = "/api/admin/clients";

  private static JsonNode listed(String id) {
    JsonNode clients = Operator.api().get(CLIENTS).ok().json().path("clients");
    for (JsonNode client : clients) {
      if (client.path("client_id").textValue().equals(id)) {
        return client;
      }
    }
    return null;
  }

  @Test
  void a_client_may_introspect_and_listen_unless_the_operator_says_otherwise() {
    Answer added = Operator.api().post(CLIENTS, Map.of("name", "shop \u65e5\u672c")).ok();
    assertThat(added.keys()).containsExactly("success", "client_id", "client_secret");
    assertThat(added.json().path("client_secret").textValue()).matches("[A-Za-z0-9_-]{43}");
    JsonNode client = listed(added.json().path("client_id").textValue());
    assertThat(Answer.keysOf(client))
        .containsExactly("client_id", "name", "permissions", "created_at", "last_used_at");
    assertThat(client.path("permissions").toString()).isEqualTo("[\"introspect\",\"listen\"]");
    assertThat(client.path("last_used_at").isNull()).isTrue();
  }

  @Test
  void the_list_says_when_a_client_was_last_used() {
    Operator.Client client = Operator.Client.with("introspect");
    client.introspect("x").ok();
    assertThat(listed(client.id()).path("last_used_at").textValue()).endsWith("Z");
  }

  @Test
  void a_new_secret_replaces_the_old_one_at_once() {
    Operator.Client old = Operator.Client.with("introspect");
    Answer renewed = Operator.api().post(CLIENTS + "/" + old.id() + "/secret").ok();
    assertThat(renewed.json().path("client_id").textValue()).isEqualTo(old.id());
    String secret = renewed.json().path("client_secret").textValue();
    assertThat(old.introspect("x").status()).isEqualTo(401);
    new Operator.Client(old.id(), secret).introspect("x").ok();
  }

  @Test
  void a_removed_client_is_not_recognized() {
    Operator.Client client = Operator.Client.with("introspect");
    Operator.api().delete(CLIENTS + "/" + client.id()).ok();
    assertThat(client.introspect("x").status()).isEqualTo(401);
    Operator.api().delete(CLIENTS + "/" + client.id()).refused(404, "Not found");
    Operator.api().post(CLIENTS + "/" + client.id() + "/secret").refused(404, "Not found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{\"name\":\" \"} | name",
        "{\"name\":\"a\\nb\"} | name",
        "{\"name\":1} | name",
        "{\"name\":\"x\",\"permissions\":[]} | permissions",
        "{\"name\":\"x\",\"permissions\":null} | permissions",
        "{\"name\":\"x\",\"permissions\":[\"Listen\"]} | permissions",
        "{\"name\":\"x\",\"permissions\":\"listen\"} | permissions"
      })
  void what_is_not_understood_is_refused(String form, String field) {
    Operator.api().post(CLIENTS, form).refusedFor(field);
  }

  @Test
  void a_name_has_at_most_100_characters() {
    Operator.api().post(CLIENTS, Map.of("name", "\ud83d\ude00".repeat(100))).ok();
    Operator.api().post(CLIENTS, Map.of("name", "x".repeat(101))).refusedFor("name");
  }

  @Test
  void made_up_ids_are_a_404() {
    for (String id : List.of("x", "AAAAAAAAAAAAAAAAAAAAAA", "%20", "'")) {
      String path = CLIENTS + "/" + (id.equals("'") ? "%27" : id);
      Operator.api().delete(path).refused(404, "Not found");
    }
  }
}
