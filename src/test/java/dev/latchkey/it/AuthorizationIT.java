package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class AuthorizationIT {
  private static final String PROFILE = "/api/profile";

  private final NewUser user = NewUser.signedUp();
  private final String token = user.token();
  private final Api anyone = Api.anyone();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
  void the_name_of_the_scheme_is_read_in_whatever_case(String scheme) {
    anyone.with("Authorization", scheme + " " + token).get(PROFILE).ok();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/profile",
    "POST,/api/update_profile",
    "POST,/api/change_password",
    "POST,/api/change_email",
    "POST,/api/confirm_email",
    "GET,/api/sessions",
    "DELETE,/api/sessions/x",
    "POST,/api/logout",
    "POST,/api/logout_all",
    "POST,/api/delete_account"
  })
  void every_protected_call_wants_a_token_before_anything_else(String method, String path) {
    byte[] body = method.equals("POST") ? "{}".getBytes(UTF_8) : null;
    String type = body == null ? null : "application/json";
    anyone.send(method, path, type, body).tokenRefused();
    anyone.bearing("x.y.z").send(method, path, type, body).tokenRefused();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Basic dTpw",
        "Bearer null",
        "Bearer a.b",
        "Bearer a.b.c.d",
        "Bearer ..",
        "Digest x",
        "Bearer \u00E9.\u00E9.\u00E9",
        "x",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
      })
  void whatever_is_no_token_is_answered_alike(String authorization) {
    anyone.with("Authorization", authorization).get(PROFILE).tokenRefused();
  }

  @Test
  void a_token_without_its_scheme_is_refused() {
    anyone.with("Authorization", token).get(PROFILE).tokenRefused();
    anyone.with("Authorization", "Basic " + token).get(PROFILE).tokenRefused();
  }

  @Test
  void a_token_in_the_query_is_refused() {
    anyone.get(PROFILE + "?access_token=" + token + "&token=" + token).tokenRefused();
  }

  @Test
  void a_token_in_a_form_is_refused() {
    byte[] form = ("access_token=" + token).getBytes(UTF_8);
    anyone.send("POST", "/api/logout", "application/x-www-form-urlencoded", form).tokenRefused();
    anyone.bearing(token).get(PROFILE).ok();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "token", "access_token", "jwt", "JWT", "Authorization"})
  void a_token_in_a_cookie_is_refused(String name) {
    anyone.with("Cookie", name + "=" + token).get(PROFILE).tokenRefused();
  }

  @Test
  void a_token_is_refused_once_a_claim_was_changed() {
    Jwt jwt = Jwt.of(token);
    jwt.claims().withArray("groups").add("admin");
    anyone.bearing(jwt.text()).get(PROFILE).tokenRefused();
  }

  @Test
  void an_unsigned_token_is_refused() {
    Jwt jwt = Jwt.of(token);
    for (String none : new String[] {"none", "None", "NONE", "nOnE"}) {
      jwt.header().put("alg", none);
      anyone.bearing(jwt.signed() + ".").get(PROFILE).tokenRefused();
      anyone.bearing(jwt.text()).get(PROFILE).tokenRefused();
    }
  }

  @Test
  void a_token_without_its_signature_or_with_half_of_it_is_refused() {
    Jwt jwt = Jwt.of(token);
    anyone.bearing(jwt.signed()).get(PROFILE).tokenRefused();
    anyone.bearing(jwt.signed() + ".").get(PROFILE).tokenRefused();
    anyone.bearing(token.substring(0, token.length() - 43)).get(PROFILE).tokenRefused();
  }

  @Test
  void a_token_spelled_in_another_way_is_refused() {
    // Each of these verifies where a decoder is lenient.
    for (String after : new String[] {"=", "==", "A", ".", "$", " x", ",x", "-"}) {
      anyone.bearing(token + after).get(PROFILE).tokenRefused();
    }
  }

  @Test
  void a_token_of_somebody_elses_key_is_refused() throws Exception {
    JWSSigner stranger = new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
    anyone.bearing(forged(JWSAlgorithm.ES256, stranger)).get(PROFILE).tokenRefused();
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws Exception {
    byte[] published = anyone.get("/.well-known/jwks.json").text().getBytes(UTF_8);
    anyone
        .bearing(forged(JWSAlgorithm.HS256, new MACSigner(published)))
        .get(PROFILE)
        .tokenRefused();
  }

  private String forged(JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
    Jwt jwt = Jwt.of(token);
    JWSHeader header =
        new JWSHeader.Builder(algorithm)
            .keyID(jwt.header().path("kid").textValue())
            .type(com.nimbusds.jose.JOSEObjectType.JWT)
            .build();
    JWSObject forged = new JWSObject(header, new Payload(jwt.claims().toString()));
    forged.sign(signer);
    return forged.serialize();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer garbage", "Basic x", "Bearer", "\u00FF", "Bearer a.b.c"})
  void public_calls_ignore_whatever_authorization_says(String authorization) {
    Api garbled = anyone.with("Authorization", authorization).with("Cookie", "JWT=x; Bearer=y");
    NewUser other = NewUser.unknown();
    garbled.post("/api/signup", other.signupForm()).ok();
    garbled
        .post("/api/login", Map.of("username", other.username(), "password", other.password()))
        .ok();
    garbled.post("/api/forgot-password", Map.of("email", NewUser.unknown().email())).ok();
    garbled
        .post("/api/reset-password", Map.of("token", "x", "new_password", "long enough"))
        .refused(400, "Invalid or expired reset token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/jwks.json", "/reset-password", "/assets/latchkey.css"})
  void keys_and_pages_ignore_a_token_that_does_not_hold(String path) {
    Answer answer = anyone.with("Authorization", "Bearer garbage").get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey("WWW-Authenticate");
  }

  @Test
  void public_calls_ignore_a_token_that_has_ended() {
    Api ended = user.api().bearing(token);
    ended.post("/api/logout").ok();
    ended.post("/api/login", Map.of("username", user.username(), "password", user.password())).ok();
  }

  @Test
  void no_answer_repeats_the_token_or_a_digest_of_it() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    Api session = anyone.bearing(token);
    assertThat(session.get(PROFILE).ok().text() + session.get("/api/sessions").ok().text())
        .doesNotContain(token, HexFormat.of().formatHex(digest), Jwt.of(token).signature());
  }
}
