package dev.latchkey.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Now;
import dev.latchkey.key.StoredKeys;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TokenVerifierTest {

  private static final TokenNode NODE = new TokenNode(new StoredKeys(), new Now()).open();
  private final TokenVerifier verifier = NODE.verifier();

  @Property
  void any_header_is_refused_and_is_no_error(@ForAll String text) {
    assertThat(verified(text)).isEmpty();
    assertThat(verified("bearer " + text)).isEmpty();
  }

  @Property(tries = 3000)
  void any_token_that_nobody_signed_is_refused_and_is_no_error(
      @ForAll("names") String name, @ForAll("values") String value) {
    String kid = NODE.keys.ring().newest().pair().getKeyID();
    String header = "{\"kid\":\"" + kid + "\",\"alg\":\"ES256\",\"" + name + "\":" + value + "}";
    assertThat(verified("Bearer " + base64(header) + ".e30.c2ln")).isEmpty();
    assertThat(verified("bearer " + base64("{\"" + name + "\":" + value + "}") + ".e30."))
        .isEmpty();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "alg",
        "kid",
        "typ",
        "cty",
        "crit",
        "b64",
        "jwk",
        "jku",
        "x5u",
        "x5t",
        "x5t#S256",
        "x5c",
        "enc",
        "zip",
        "iss");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "true",
        "1",
        "1.5",
        "\"\"",
        "\"none\"",
        "\"HS256\"",
        "\"ES256\"",
        "\"ES384\"",
        "\"%\"",
        "[]",
        "[null]",
        "[1]",
        "[\"exp\"]",
        "{}",
        "{\"kty\":null}",
        "{\"kty\":\"EC\"}");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private Optional<VerifiedToken> verified(String authorization) {
    return BearerToken.in(authorization).flatMap(verifier::verified);
  }
}
