package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@LatchkeyIT
class TokenIT {
  private final NewUser user = NewUser.signedUp();
  private final Answer login = user.logIn().ok();
  private final String token = login.json().path("token").textValue();
  private final Jwt jwt = Jwt.of(token);

  private static JsonNode keySet() {
    Answer answer = Api.anyone().get("/.well-known/jwks.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/");
    assertThat(answer.header("Cache-Control")).contains("max-age");
    assertThat(answer.keys()).containsExactly("keys");
    return answer.json().path("keys");
  }

  private JsonNode signingKey() {
    for (JsonNode key : keySet()) {
      if (key.path("kid").equals(jwt.header().path("kid"))) {
        return key;
      }
    }
    throw new AssertionError("the token's key is not published");
  }

  @Test
  void the_header_says_algorithm_key_and_type_and_no_more() {
    assertThat(Answer.keysOf(jwt.header())).containsExactlyInAnyOrder("alg", "kid", "typ");
    assertThat(jwt.header().path("alg").textValue()).isEqualTo("ES256");
    assertThat(jwt.header().path("typ").textValue()).isEqualTo("JWT");
  }

  @Test
  void the_claims_are_the_documented_ones_and_no_others() {
    assertThat(Answer.keysOf(jwt.claims()))
        .containsExactlyInAnyOrder(
            "iss",
            "aud",
            "sub",
            "upn",
            "preferred_username",
            "groups",
            "iat",
            "exp",
            "auth_time",
            "amr",
            "status",
            "jti",
            "sid");
  }

  @Test
  void the_claims_name_the_account_by_id_and_username_only() {
    ObjectNode claims = jwt.claims();
    String id = login.json().path("user").path("id").asText();
    assertThat(claims.path("sub").textValue()).isEqualTo(id);
    assertThat(claims.path("upn").textValue()).isEqualTo(user.username());
    assertThat(claims.path("preferred_username").textValue()).isEqualTo(user.username());
    assertThat(claims.path("groups").toString()).isEqualTo("[\"user\"]");
    assertThat(claims.toString()).doesNotContain(user.email(), user.fullName());
  }

  @Test
  void issuer_and_audience_are_as_configured() {
    assertThat(jwt.claims().path("iss").textValue()).isEqualTo(Api.PUBLIC_URL);
    assertThat(jwt.claims().path("aud").toString()).isEqualTo("[\"latchkey\"]");
  }

  @Test
  void the_token_is_valid_for_24_hours_from_now() {
    long issued = jwt.claims().path("iat").longValue();
    assertThat(jwt.claims().path("iat").isIntegralNumber()).isTrue();
    assertThat(jwt.claims().path("exp").isIntegralNumber()).isTrue();
    assertThat(jwt.claims().path("exp").longValue() - issued).isEqualTo(86_400);
    assertThat(Math.abs(Instant.now().getEpochSecond() - issued)).isLessThan(60);
  }

  @Test
  void each_token_has_an_id_and_a_session_of_its_own() {
    Jwt other = Jwt.of(user.token());
    for (String claim : new String[] {"jti", "sid"}) {
      assertThat(jwt.claims().path(claim).textValue()).hasSizeGreaterThanOrEqualTo(22);
      assertThat(jwt.claims().path(claim)).isNotEqualTo(other.claims().path(claim));
    }
  }

  @Test
  void the_id_of_the_token_is_not_the_id_of_the_session() {
    assertThat(jwt.claims().path("jti")).isNotEqualTo(jwt.claims().path("sid"));
  }

  @Test
  void it_says_when_and_how_its_owner_proved_who_they_are() {
    assertThat(jwt.claims().path("auth_time").isIntegralNumber()).isTrue();
    assertThat(jwt.claims().path("auth_time")).isEqualTo(jwt.claims().path("iat"));
    assertThat(jwt.claims().path("amr").toString()).isEqualTo("[\"pwd\"]");
  }

  @Test
  void the_published_key_verifies_the_token() throws Exception {
    ECKey key = ECKey.parse(signingKey().toString());
    assertThat(SignedJWT.parse(token).verify(new ECDSAVerifier(key))).isTrue();
  }

  @Test
  void only_public_parts_of_keys_are_published() {
    assertThat(keySet()).isNotEmpty();
    for (JsonNode key : keySet()) {
      assertThat(Answer.keysOf(key)).isSubsetOf("kty", "crv", "x", "y", "kid", "use", "alg");
      assertThat(key.path("alg").textValue()).isEqualTo("ES256");
      assertThat(key.path("use").textValue()).isEqualTo("sig");
    }
  }

  @Test
  void the_key_id_is_the_thumbprint_of_the_key() throws Exception {
    JsonNode key = signingKey();
    // RFC 7638 3.2: the required members, in lexicographic order, without white space.
    String canonical =
        String.format(
            "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}",
            key.path("x").textValue(), key.path("y").textValue());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(US_ASCII));
    assertThat(key.path("kid").textValue()).isEqualTo(Jwt.base64(digest));
  }
}
