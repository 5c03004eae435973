package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the operator's token opens the operator's API. */
@LatchkeyIT
class OperatorAccessIT {

  @ParameterizedTest
  @CsvSource({
    "GET,/api/admin/clients",
    "GET,/api/admin/nothing",
    "PUT,/api/admin/clients",
    "POST,/api/admin/clients",
    "POST,/api/admin/drain",
    "DELETE,/api/admin/sessions",
    "GET,/api/admin",
    "GET,/api/admin/"
  })
  void everybody_else_is_refused_before_the_path_the_method_and_the_body(
      String method, String path) {
    byte[] body = method.equals("POST") ? "no JSON".getBytes(UTF_8) : null;
    Api anyone = Api.anyone();
    anyone.send(method, path, "text/plain", body).tokenRefused();
    for (String proof :
        new String[] {"wrong", Operator.TOKEN + "x", "a.b.c", Operator.TOKEN + "."}) {
      anyone.bearing(proof).send(method, path, "text/plain", body).tokenRefused();
    }
    anyone.with("X-Operator-Token", Operator.TOKEN).send(method, path, null, body).tokenRefused();
  }

  @Test
  void an_accounts_own_token_is_forbidden_even_an_administrators() {
    NewUser user = NewUser.signedUp();
    user.session().get("/api/admin/clients").refused(403, "Forbidden");
    Operator.api()
        .post(Operator.account(user), Map.of("add_roles", new String[] {"latchkey-admin"}))
        .ok();
    user.session().get("/api/admin/clients").refused(403, "Forbidden");
    user.session().get("/api/admin/nothing").refused(403, "Forbidden");
  }

  @Test
  void the_token_of_an_ended_session_is_a_401() {
    Api session = NewUser.signedUp().session();
    session.post("/api/logout").ok();
    session.get("/api/admin/clients").tokenRefused();
  }

  @Test
  void the_operator_sees_what_is_not_there_and_what_is_not_allowed() {
    Operator.api().get("/api/admin/nothing").refused(404, "Not found");
    Operator.api().send("PUT", "/api/admin/clients", null, null).refused(405, "Method not allowed");
    Operator.api()
        .send("POST", "/api/admin/clients", "text/plain", "x".getBytes(UTF_8))
        .refused(415, "Content-Type must be application/json");
  }

  @Test
  void the_operators_token_opens_no_call_of_an_account_and_reaches_no_log() {
    Operator.api().get("/api/profile").tokenRefused();
    Operator.api().get("/api/admin/clients").ok();
    assertThat(ServerLogs.now().linesWith(Operator.TOKEN)).isEmpty();
  }

  @Test
  void the_audit_trail_names_the_token_by_its_digest() {
    Operator.Client client = Operator.Client.with("listen");
    assertThat(ServerLogs.now().linesWith("client:" + client.id()))
        .anyMatch(line -> line.contains("ADD_CLIENT") && line.contains("operator:"));
    assertThat(ServerLogs.now().linesWith(client.secret())).isEmpty();
  }
}
