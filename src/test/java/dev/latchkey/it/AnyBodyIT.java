package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes arrive as a body: a refusal in the contract's shape, never a 500. */
@LatchkeyIT
class AnyBodyIT {
  private static final int TRIES = 60;

  // Made of what a parser trips over, so that many get past its first character.
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\"username\"",
          "\"password\"",
          "\"token\"",
          "\"email\"",
          "\"skills\"",
          "null",
          "true",
          "-",
          "1e999",
          "9".repeat(70),
          "\\ud800",
          "\\u0000",
          "\u0000",
          "\uFEFF",
          "é",
          "\uD83D\uDE00",
          " ",
          "\n",
          "{\"a\":",
          "[[[[");

  private static Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<byte[]> almostJson =
        Arbitraries.of(PIECES)
            .list()
            .ofMaxSize(40)
            .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, almostJson);
  }

  @ParameterizedTest
  @ValueSource(strings = {"signup", "login", "forgot-password", "reset-password"})
  void any_bytes_are_refused_in_shape(String call) {
    List<byte[]> tried = new ArrayList<>();
    JqwikSession.run(() -> bodies().sampleStream().limit(TRIES).forEach(tried::add));
    for (byte[] body : tried) {
      Answer answer = Api.anyone().post("/api/" + call, body);
      String sent = new String(body, StandardCharsets.ISO_8859_1);
      assertThat(answer.status()).as(sent).isEqualTo(400);
      assertThat(answer.ofTheApi().keys())
          .as(sent)
          .startsWith("success", "error", "message", "code");
    }
  }
}
