package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Status lists as another service reads them. The tests set a {@code ttl} of 2 s. */
@LatchkeyIT
class StatusListIT {
  /** Half a {@code ttl}, and what a busy machine adds. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private final NewUser user = NewUser.signedUp();
  private final String token = user.token();
  private final JsonNode place = placeOf(token);

  private static JsonNode placeOf(String token) {
    JsonNode status = Jwt.of(token).claims().path("status");
    assertThat(Answer.keysOf(status)).containsExactly("status_list");
    JsonNode place = status.path("status_list");
    assertThat(Answer.keysOf(place)).containsExactlyInAnyOrder("idx", "uri");
    return place;
  }

  private static String path(JsonNode place) {
    String uri = place.path("uri").textValue();
    assertThat(uri).matches("http://localhost:\\d+/status-lists/[A-Za-z0-9_-]{22}");
    return uri.substring(uri.indexOf("/status-lists"));
  }

  private static Answer list(JsonNode place) {
    return Api.anyone().get(path(place));
  }

  private static boolean hasEnded(JsonNode place) {
    byte[] zlib =
        Base64.getUrlDecoder()
            .decode(Jwt.of(list(place).text()).claims().path("status_list").path("lst").asText());
    try (InflaterInputStream bytes = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
      return BitSet.valueOf(bytes.readAllBytes()).get(place.path("idx").intValue());
    } catch (IOException malformed) {
      throw new AssertionError("no ZLIB data", malformed);
    }
  }

  private static void awaitEnd(JsonNode place) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!hasEnded(place)) {
      assertThat(System.nanoTime()).as("the token is still valid").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  @Test
  void a_list_is_a_signed_token_about_its_own_uri() throws ParseException, JOSEException {
    Answer answer = list(place);
    assertThat(answer.header("Content-Type")).isEqualTo("application/statuslist+jwt");
    Jwt jwt = Jwt.of(answer.text());
    assertThat(Answer.keysOf(jwt.header())).containsExactlyInAnyOrder("alg", "kid", "typ");
    assertThat(jwt.header().path("typ").textValue()).isEqualTo("statuslist+jwt");
    assertThat(Answer.keysOf(jwt.claims()))
        .containsExactlyInAnyOrder("sub", "iat", "exp", "ttl", "status_list");
    assertThat(jwt.claims().path("sub")).isEqualTo(place.path("uri"));
    JWKSet keys = JWKSet.parse(Api.anyone().get("/.well-known/jwks.json").text());
    String kid = jwt.header().path("kid").textValue();
    assertThat(
            JWSObject.parse(answer.text())
                .verify(new ECDSAVerifier(keys.getKeyByKeyId(kid).toECKey())))
        .isTrue();
  }

  @Test
  void a_list_is_at_most_half_a_ttl_old_and_valid_for_an_hour() {
    Answer answer = list(place);
    JsonNode claims = Jwt.of(answer.text()).claims();
    long issued = claims.path("iat").longValue();
    assertThat(claims.path("ttl").longValue()).isEqualTo(2);
    assertThat(claims.path("exp").longValue()).isEqualTo(issued + 3600);
    assertThat(answer.header("Cache-Control")).matches("public, max-age=[01]");
    assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(issued)
        .isBetween(Instant.now().getEpochSecond() - 10, Instant.now().getEpochSecond());
  }

  @Test
  void a_live_token_is_valid_and_an_ended_one_is_not() {
    JsonNode live = placeOf(user.token());
    user.api().bearing(token).post("/api/logout").ok();
    awaitEnd(place);
    assertThat(hasEnded(live)).isFalse();
  }

  static Stream<Map.Entry<String, java.util.function.Consumer<Ends>>> causes() {
    return Stream.of(
        Map.entry("logout_all", ends -> ends.api().post("/api/logout_all").ok()),
        Map.entry(
            "change_password in another session",
            ends ->
                ends.user()
                    .session()
                    .post(
                        "/api/change_password",
                        Map.of(
                            "current_password",
                            ends.user().password(),
                            "new_password",
                            "another one of 2026"))
                    .ok()),
        Map.entry(
            "DELETE /api/sessions/{id}",
            ends -> ends.user().session().delete("/api/sessions/" + ends.sid()).ok()),
        Map.entry(
            "delete_account",
            ends ->
                ends.api()
                    .post("/api/delete_account", Map.of("password", ends.user().password()))
                    .ok()));
  }

  /** What a cause of an end needs. */
  record Ends(NewUser user, Api api, String sid) {}

  @ParameterizedTest
  @MethodSource("causes")
  void a_token_ends_whatever_the_cause(Map.Entry<String, java.util.function.Consumer<Ends>> cause) {
    String sid = Jwt.of(token).claims().path("sid").textValue();
    cause.getValue().accept(new Ends(user, user.api().bearing(token), sid));
    awaitEnd(place);
  }

  @Test
  void a_list_that_the_client_has_is_a_304_and_gzip_has_its_own_tag() {
    Answer plain = list(place);
    Answer zipped = Api.anyone().with("Accept-Encoding", "gzip").get(path(place));
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
  }

  @Test
  void the_index_of_the_lists_names_the_list() {
    long end = System.nanoTime() + AT_MOST.toNanos();
    String uris;
    do {
      Answer answer = Api.anyone().get("/status-lists").ok();
      assertThat(answer.keys()).containsExactly("status_lists");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      uris = answer.json().path("status_lists").toString();
    } while (!uris.contains(place.path("uri").textValue()) && System.nanoTime() < end);
    assertThat(uris).contains(place.path("uri").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/AAAAAAAAAAAAAAAAAAAAAA", "/", "/x", "/../api", "/AAAAAAAAAAAAAAAAAAAAAA/"})
  void an_unknown_list_is_a_404(String id) {
    Answer answer = Api.anyone().get("/status-lists" + id);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.json().path("code").textValue()).isIn("not_found", "bad_request");
  }

  @Test
  void lists_of_the_past_are_not_implemented() {
    Answer answer = Api.anyone().get(path(place) + "?time=1686925000");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.json().path("code").textValue()).isEqualTo("not_implemented");
  }
}
