package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens of a live session that the server's own key has signed, each wrong in one point: a good
 * part of these the container lets through, so that the refusal is the application's.
 */
@LatchkeyIT
class WellSignedTokenIT {
  private static final String PROFILE = "/api/profile";

  private static Forger forger;
  private static String token;

  private final Api anyone = Api.anyone();

  @BeforeAll
  static void steal_the_key() {
    forger = Forger.withTheServersKey();
    token = NewUser.signedUp().token();
  }

  @Test
  void the_same_token_signed_anew_is_accepted_so_that_the_forger_can_be_trusted() {
    anyone.bearing(forger.sign(Jwt.of(token))).get(PROFILE).ok();
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header("no typ", header -> header.remove("typ")),
        header("typ null", header -> header.putNull("typ")),
        header("typ of an access token", header -> header.put("typ", "at+jwt")),
        header("typ of a refresh token", header -> header.put("typ", "refresh+jwt")),
        header("typ in another case", header -> header.put("typ", "jwt")),
        header("typ as a list", header -> header.putArray("typ").add("JWT")),
        header("empty crit", header -> header.putArray("crit")),
        header("crit exp", header -> header.putArray("crit").add("exp")),
        header("crit b64", header -> header.put("b64", true).putArray("crit").add("b64")),
        header("crit that nobody knows", header -> header.putArray("crit").add("x")),
        header("crit as a text", header -> header.put("crit", "exp")),
        header("b64", header -> header.put("b64", true)),
        header("no kid", header -> header.remove("kid")),
        header("another kid", header -> header.put("kid", "x")),
        header("kid as a number", header -> header.put("kid", 1)),
        header("kid as a path", header -> header.put("kid", "../../../../dev/null")),
        header("kid as SQL", header -> header.put("kid", "' or '1'='1")),
        header("no alg", header -> header.remove("alg")),
        header("alg none", header -> header.put("alg", "none")),
        header("alg in another case", header -> header.put("alg", "es256")),
        header("alg ES384", header -> header.put("alg", "ES384")),
        header("alg RS256", header -> header.put("alg", "RS256")),
        header("alg HS256", header -> header.put("alg", "HS256")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void a_header_that_is_wrong_in_one_point_is_refused(
      String name, BiConsumer<ObjectNode, ObjectNode> change) {
    refusedWith(change);
  }

  static Stream<Arguments> times() {
    long now = Instant.now().getEpochSecond();
    long day = 86_400;
    return Stream.of(
        claim("no iat", claims -> claims.remove("iat")),
        claim("iat null", claims -> claims.putNull("iat")),
        claim("iat as a text", claims -> claims.put("iat", Long.toString(now))),
        claim("iat with a fraction", claims -> claims.put("iat", now + 0.5)),
        claim("iat in the future", claims -> times(claims, now + 120, now + 600)),
        claim("no exp", claims -> claims.remove("exp")),
        claim("exp as a text", claims -> claims.put("exp", Long.toString(now + 600))),
        claim("exp null", claims -> claims.putNull("exp")),
        claim("expired beyond the skew", claims -> times(claims, now - 600, now - 62)),
        claim("expired four minutes ago", claims -> times(claims, now - 600, now - 240)),
        claim("a second too long a life", claims -> times(claims, now, now + day + 1)),
        claim("a life of ten years", claims -> times(claims, now, now + 3650 * day)),
        claim("begun long ago", claims -> times(claims, now - 2 * day, now + 600)),
        claim("expired before it began", claims -> times(claims, now, now - 1)),
        claim("times of another unit", claims -> times(claims, now * 1000, (now + 600) * 1000)),
        claim("the end of time", claims -> times(claims, now, Long.MAX_VALUE)),
        claim("the beginning of time", claims -> times(claims, Long.MIN_VALUE, now + 600)),
        claim("not valid yet", claims -> claims.put("nbf", now + 600)),
        claim("nbf as a text", claims -> claims.put("nbf", "soon")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("times")
  void times_that_are_wrong_in_one_point_are_refused(
      String name, BiConsumer<ObjectNode, ObjectNode> change) {
    refusedWith(change);
  }

  static Stream<Arguments> names() {
    return Stream.of(
        claim("no jti", claims -> claims.remove("jti")),
        claim("a short jti", claims -> claims.put("jti", "A".repeat(21))),
        claim("aud as a text", claims -> claims.put("aud", "latchkey")),
        claim("no sid", claims -> claims.remove("sid")),
        claim("another sid", claims -> claims.put("sid", "A".repeat(22))),
        claim("a session that never was", claims -> session(claims, "A".repeat(22))),
        claim("a session as SQL", claims -> session(claims, "' or 1=1 --")),
        claim("an empty session", claims -> session(claims, "")),
        claim("no sub", claims -> claims.remove("sub")),
        claim("sub as a number", claims -> claims.put("sub", claims.path("sub").asLong())),
        claim("sub of nobody", claims -> claims.put("sub", "0")),
        claim(
            "sub of somebody else",
            claims -> claims.put("sub", claims.path("sub").asLong() + 1 + "")),
        claim("sub with a space", claims -> claims.put("sub", claims.path("sub").asText() + " ")),
        claim("sub beyond a long", claims -> claims.put("sub", "9".repeat(30))),
        claim("sub as a name", claims -> claims.put("sub", claims.path("upn").asText())),
        claim("no iss", claims -> claims.remove("iss")),
        claim("another iss", claims -> claims.put("iss", "https://evil.example")),
        claim("iss with a slash", claims -> claims.put("iss", Api.PUBLIC_URL + "/")),
        claim("iss as a list", claims -> claims.putArray("iss").add(Api.PUBLIC_URL)),
        claim("no aud", claims -> claims.remove("aud")),
        claim("another aud", claims -> claims.put("aud", "somebody-else")),
        claim("aud in another case", claims -> claims.put("aud", "LATCHKEY")),
        claim("an empty list of aud", claims -> claims.putArray("aud")),
        claim("other aud", claims -> claims.putArray("aud").add("a").add("b")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void names_that_are_wrong_in_one_point_are_refused(
      String name, BiConsumer<ObjectNode, ObjectNode> change) {
    refusedWith(change);
  }

  @Test
  void a_token_without_the_role_opens_nothing() {
    Jwt jwt = Jwt.of(token);
    jwt.claims().remove("groups");
    assertThat(anyone.bearing(forger.sign(jwt)).get(PROFILE).status()).isIn(401, 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "iss", "aud", "exp", "iat", "jti", "sid"})
  void a_claim_that_is_there_twice_is_refused(String claim) {
    Jwt jwt = Jwt.of(token);
    String again = ",\"" + claim + "\":" + jwt.claims().path(claim) + "}";
    String claims = jwt.claims().toString();
    String twice = claims.substring(0, claims.length() - 1) + again;
    anyone.bearing(forger.sign(jwt.header().toString(), twice)).get(PROFILE).tokenRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "1", "\"x\"", "{", "{}{}", "{} x", "\u0000"})
  void what_is_no_json_object_is_refused_as_claims_and_as_header(String text) {
    Jwt jwt = Jwt.of(token);
    anyone.bearing(forger.sign(jwt.header().toString(), text)).get(PROFILE).tokenRefused();
    anyone.bearing(forger.sign(text, jwt.claims().toString())).get(PROFILE).tokenRefused();
  }

  @Test
  void claims_with_something_behind_them_are_refused() {
    Jwt jwt = Jwt.of(token);
    String more = jwt.claims() + "{}";
    anyone.bearing(forger.sign(jwt.header().toString(), more)).get(PROFILE).tokenRefused();
  }

  private void refusedWith(BiConsumer<ObjectNode, ObjectNode> change) {
    Jwt jwt = Jwt.of(token);
    change.accept(jwt.header(), jwt.claims());
    String forged = forger.sign(jwt);
    anyone.bearing(forged).get(PROFILE).tokenRefused();
    anyone.with("Authorization", "bearer " + forged).get(PROFILE).tokenRefused();
  }

  private static void times(ObjectNode claims, long issued, long expires) {
    claims.put("iat", issued).put("exp", expires);
  }

  private static void session(ObjectNode claims, String id) {
    claims.put("sid", id);
  }

  private static Arguments header(String name, java.util.function.Consumer<ObjectNode> change) {
    BiConsumer<ObjectNode, ObjectNode> both = (header, claims) -> change.accept(header);
    return Arguments.of(name, both);
  }

  private static Arguments claim(String name, java.util.function.Consumer<ObjectNode> change) {
    BiConsumer<ObjectNode, ObjectNode> both = (header, claims) -> change.accept(claims);
    return Arguments.of(name, both);
  }
}
