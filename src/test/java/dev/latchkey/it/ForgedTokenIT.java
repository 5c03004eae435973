package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who knows everything but the private key. */
@LatchkeyIT
class ForgedTokenIT {
  private static final String PROFILE = "/api/profile";

  private static String token;
  private static ECKey published;

  private final Api anyone = Api.anyone();

  @BeforeAll
  static void log_in() throws Exception {
    token = NewUser.signedUp().token();
    String set = Api.anyone().get("/.well-known/jwks.json").text();
    published = com.nimbusds.jose.jwk.JWKSet.parse(set).getKeys().get(0).toECKey();
  }

  static Stream<byte[]> spellingsOfThePublicKey() throws Exception {
    byte[] der = published.toECPublicKey().getEncoded();
    String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String armoured = "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----";
    byte[] point = Arrays.copyOfRange(der, der.length - 65, der.length);
    return Stream.of(
        der,
        pem.getBytes(UTF_8),
        armoured.getBytes(UTF_8),
        (armoured + "\n").getBytes(UTF_8),
        point,
        Arrays.copyOfRange(point, 1, 65),
        published.getX().decode(),
        published.toJSONString().getBytes(UTF_8),
        Api.anyone().get("/.well-known/jwks.json").text().getBytes(UTF_8),
        published.getKeyID().getBytes(UTF_8),
        new byte[32]);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("spellingsOfThePublicKey")
  void the_public_key_is_no_shared_secret_however_it_is_spelled(byte[] secret) throws Exception {
    refused(signed(JWSAlgorithm.HS256, new MACSigner(secret)));
  }

  @Test
  void a_key_of_the_forgers_own_is_refused_whatever_the_algorithm() throws Exception {
    JWSSigner p256 = new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
    JWSSigner p384 = new ECDSASigner(new ECKeyGenerator(Curve.P_384).generate());
    JWSSigner rsa = new RSASSASigner(new RSAKeyGenerator(2048).generate());
    refused(signed(JWSAlgorithm.ES256, p256));
    refused(signed(JWSAlgorithm.ES384, p384));
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      refused(signed(algorithm, rsa));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "NoNe", "NONE", "", "HS256", "RS256", "ES512", "EdDSA", "dir"})
  void another_algorithm_over_an_empty_or_an_old_signature_is_refused(String algorithm) {
    Jwt jwt = Jwt.of(token);
    jwt.header().put("alg", algorithm);
    refused(jwt.signed() + ".");
    refused(jwt.signed());
    refused(jwt.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA", "AAAA"})
  void signatures_of_nothing_are_refused(String sixBits) {
    // CVE-2022-21449: r = s = 0 verified under any key.
    refused(Jwt.of(token).signed() + "." + Jwt.base64(new byte[64]));
    refused(Jwt.of(token).signed() + "." + sixBits);
  }

  @Test
  void a_token_sealed_to_the_public_key_is_refused() throws Exception {
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
            .contentType("JWT")
            .keyID(published.getKeyID())
            .build();
    for (String inside : List.of(token, Jwt.of(token).claims().toString())) {
      JWEObject sealed = new JWEObject(header, new Payload(inside));
      sealed.encrypt(new ECDHEncrypter(published));
      refused(sealed.serialize());
    }
  }

  @Test
  void a_token_inside_a_token_is_refused() {
    String header = Jwt.of(token).header().put("cty", "JWT").toString();
    refused(Forger.withTheServersKey().sign(header, token));
    refused(Forger.withTheServersKey().sign(header, "\"" + token + "\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 7_000, 10_000, 20_000, 40_000, 100_000})
  void a_long_token_is_refused_and_no_failure(int length) {
    assumeFalse(
        "payara".equals(System.getProperty("arquillian.launch")),
        "Payara's connector refuses a long header before the application sees it, by a 400");
    Jwt jwt = Jwt.of(token);
    jwt.claims().put("more", "x".repeat(length));
    Answer answer = anyone.bearing(jwt.text()).get(PROFILE);
    assertThat(answer.status()).isIn(400, 401, 413, 431);
    if (length <= 10_000) {
      answer.tokenRefused();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iss:https://evil.example",
        "aud:other",
        "sub:1",
        "exp:9999999999",
        "groups:admin",
        "upn:x"
      })
  void a_changed_claim_under_the_old_signature_is_refused(String change) {
    Jwt jwt = Jwt.of(token);
    String[] parts = change.split(":", 2);
    jwt.claims().put(parts[0], parts[1]);
    refused(jwt.text());
  }

  @Test
  void a_changed_bit_anywhere_is_refused() {
    for (int at = 0; at < token.length() - 1; at += 7) {
      if (token.charAt(at) != '.') {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        refused(token.substring(0, at) + other + token.substring(at + 1));
      }
    }
  }

  private void refused(String forged) {
    anyone.bearing(forged).get(PROFILE).tokenRefused();
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
    ObjectNode claims = Jwt.of(token).claims();
    JWSHeader header =
        new JWSHeader.Builder(algorithm)
            .keyID(published.getKeyID())
            .type(com.nimbusds.jose.JOSEObjectType.JWT)
            .build();
    JWSObject forged = new JWSObject(header, new Payload(claims.toString()));
    forged.sign(signer);
    return forged.serialize();
  }
}
