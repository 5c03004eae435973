package dev.latchkey.verifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Which tokens have a published key. */
class IssuerKeysTest {
  private static final String KEYS =
      """
      {"keys":[{"kty":"EC","crv":"P-256","kid":"k1",
      "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
      "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},
      {"kty":"OKP","kid":"k2"}]}
      """;

  private final IssuerKeys keys = IssuerKeys.parse(KEYS.getBytes(StandardCharsets.UTF_8));

  private static String token(String header) {
    return Base64.getUrlEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + ".e.s";
  }

  @Test
  void the_kid_decides() {
    for (int again = 0; again < 2; again++) {
      assertThat(keys.haveKeyOf(token("{\"kid\":\"k1\"}"))).isTrue();
      assertThat(keys.haveKeyOf(token("{\"kid\":\"k2\"}"))).as("an unknown kind").isFalse();
      assertThat(keys.haveKeyOf(token("{\"kid\":\"k3\"}"))).isFalse();
    }
  }

  @Test
  void a_token_without_a_kid_has_no_key() {
    for (String token : new String[] {null, "", "x", "!.!.!", token("{}"), token("[]"), "..."}) {
      assertThat(keys.haveKeyOf(token)).isFalse();
    }
    assertThat(keys.haveKeyOf(token("{\"kid\":1}"))).isFalse();
  }

  @Test
  void many_headers_are_still_told_apart() {
    for (int i = 0; i < 200; i++) {
      assertThat(keys.haveKeyOf(token("{\"kid\":\"x" + i + "\"}"))).isFalse();
      assertThat(keys.haveKeyOf(token("{\"kid\":\"k1\",\"n\":" + i + "}"))).isTrue();
    }
  }
}
