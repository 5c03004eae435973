package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /oauth/introspect} (RFC 7662) and {@code POST /oauth/revoke} (RFC 7009). */
@LatchkeyIT
class IntrospectionIT {
  private static final Operator.Client CLIENT =
      Operator.Client.with("introspect", "listen", "revoke");

  private final NewUser user = NewUser.signedUp();
  private final String token = user.token();

  private static void isInactive(Answer answer) {
    assertThat(answer.ok().text()).isEqualTo("{\"active\":false}");
  }

  private static void refused(Answer answer, int status, String error) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo("{\"error\":\"" + error + "\"}");
    answer.ofTheApi();
    if (status == 401) {
      assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
    }
  }

  @Test
  void a_live_token_is_described_as_it_is() {
    JsonNode answer = CLIENT.introspect(token).ok().json();
    JsonNode claims = Jwt.of(token).claims();
    assertThat(Answer.keysOf(answer))
        .containsExactlyInAnyOrder(
            "active",
            "sub",
            "username",
            "iss",
            "aud",
            "iat",
            "exp",
            "jti",
            "sid",
            "groups",
            "token_type",
            "auth_time",
            "amr");
    for (String claim :
        new String[] {
          "sub", "iss", "aud", "iat", "exp", "jti", "sid", "groups", "auth_time", "amr"
        }) {
      assertThat(answer.path(claim)).as(claim).isEqualTo(claims.path(claim));
    }
    assertThat(answer.path("active").booleanValue()).isTrue();
    assertThat(answer.path("username").textValue()).isEqualTo(user.username());
    assertThat(answer.path("token_type").textValue()).isEqualTo("Bearer");
  }

  @Test
  void a_client_can_send_its_secret_in_the_body() {
    String form =
        "token=" + token + "&client_id=" + CLIENT.id() + "&client_secret=" + CLIENT.secret();
    Answer answer = Operator.post(Api.anyone(), "/oauth/introspect", form).ok();
    assertThat(answer.json().path("active").booleanValue()).isTrue();
    // RFC 6749 2.3: not in two ways at once.
    refused(Operator.post(CLIENT.api(), "/oauth/introspect", form), 401, "invalid_client");
  }

  @Test
  void anything_else_is_inactive_and_says_nothing_more() {
    isInactive(CLIENT.introspect("x"));
    isInactive(CLIENT.introspect(token + "x"));
    isInactive(CLIENT.introspect(token.substring(0, token.lastIndexOf('.') + 1)));
    isInactive(CLIENT.introspect("x".repeat(60_000)));
    isInactive(CLIENT.introspect(Operator.TOKEN));
    user.api().bearing(token).post("/api/logout").ok();
    isInactive(CLIENT.introspect(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "tokens=x", "token=", "token", "token=x&token=y", "token=%zz", "token=%ff"})
  void a_body_without_one_token_is_an_invalid_request(String form) {
    for (String path : new String[] {"/oauth/introspect", "/oauth/revoke"}) {
      refused(Operator.post(CLIENT.api(), path, form), 400, "invalid_request");
    }
  }

  @Test
  void a_token_in_the_query_or_in_json_is_an_invalid_request() {
    refused(
        Operator.post(CLIENT.api(), "/oauth/introspect?token=" + token, "x=y"),
        400,
        "invalid_request");
    refused(CLIENT.api().post("/oauth/introspect", "{\"token\":\"x\"}"), 400, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth/introspect", "/oauth/revoke"})
  void the_client_is_checked_before_anything_else(String path) {
    refused(Api.anyone().get(path), 401, "invalid_client");
    refused(Operator.post(Api.anyone(), path, "token=" + token), 401, "invalid_client");
    refused(Operator.post(Api.anyone().bearing(token), path, "x=y"), 401, "invalid_client");
    refused(Operator.post(Operator.api(), path, "token=x"), 401, "invalid_client");
    Operator.Client wrong =
        new Operator.Client(CLIENT.id(), CLIENT.secret().replace('a', 'b') + "x");
    refused(Operator.post(wrong.api(), path, "token=x"), 401, "invalid_client");
    Operator.Client nobody = new Operator.Client("AAAAAAAAAAAAAAAAAAAAAA", CLIENT.secret());
    refused(Operator.post(nobody.api(), path, "token=x"), 401, "invalid_client");
    for (String header :
        new String[] {"Basic", "Basic !", "Basic eA==", "Basic " + "A".repeat(5000)}) {
      Api odd = Api.anyone().with("Authorization", header);
      refused(Operator.post(odd, path, "token=x"), 401, "invalid_client");
    }
    CLIENT.api().get(path).refused(405, "Method not allowed");
  }

  @Test
  void a_client_without_the_permission_is_refused() {
    refused(Operator.Client.with("listen").introspect(token), 400, "unauthorized_client");
    refused(Operator.Client.with("introspect", "listen").revoke(token), 400, "unauthorized_client");
    refused(
        Operator.Client.with("introspect").api().get("/oauth/revocations"),
        400,
        "unauthorized_client");
    user.api().bearing(token).get("/api/profile").ok();
  }

  @Test
  void a_revoked_token_ends_with_its_session_and_others_stay() {
    String other = user.token();
    CLIENT.revoke(token).ok();
    user.api().bearing(token).get("/api/profile").tokenRefused();
    isInactive(CLIENT.introspect(token));
    user.api().bearing(other).get("/api/profile").ok();
  }

  @Test
  void revoking_what_is_no_live_token_is_a_200() {
    CLIENT.revoke(token).ok();
    CLIENT.revoke(token).ok();
    CLIENT.revoke("x").ok();
    Operator.post(CLIENT.api(), "/oauth/revoke", "token=x&token_type_hint=anything").ok();
  }

  @Test
  void no_secret_and_no_token_reaches_a_log() {
    CLIENT.introspect(token).ok();
    CLIENT.revoke(token).ok();
    assertThat(ServerLogs.now().linesWith(CLIENT.secret())).isEmpty();
    assertThat(ServerLogs.now().linesWith(Jwt.of(token).signature())).isEmpty();
  }
}
