package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that nobody has thought of, for every body and for the Authorization header: whatever
 * arrives, the answer is one of the documented ones. More of them with {@code -Dlatchkey.it.fuzz}.
 */
@LatchkeyIT
class FuzzIT {
  private static final int SAMPLES = Integer.getInteger("latchkey.it.fuzz", 250);

  private static String token;

  @BeforeAll
  static void log_in() {
    token = NewUser.signedUp().token();
  }

  /** Anything at all. */
  private static Arbitrary<byte[]> noise() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
  }

  /** A body in which one value is noise, one text is odd, or some bytes are overwritten. */
  private static Arbitrary<byte[]> nearlyRight(String body) {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(60);
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "[]",
            "{}",
            "-0",
            "1e999",
            "1E-400",
            "9".repeat(70),
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[[[[1]]]]",
            "\"" + "x".repeat(5_000) + "\"",
            "{\"a\":".repeat(40),
            "NaN");
    Arbitrary<byte[]> replaced =
        Arbitraries.oneOf(values, texts.map(text -> '"' + text + '"'))
            .map(value -> body.replaceFirst(":\"[^\"]*\"", ":" + quoted(value)).getBytes(UTF_8));
    Arbitrary<byte[]> overwritten =
        noise()
            .flatMap(
                noise ->
                    Arbitraries.integers()
                        .between(0, body.length() - 1)
                        .map(at -> overwritten(body, at, noise)));
    return Arbitraries.oneOf(replaced, overwritten);
  }

  private static String quoted(String value) {
    return java.util.regex.Matcher.quoteReplacement(value);
  }

  private static byte[] overwritten(String body, int at, byte[] noise) {
    byte[] bytes = body.getBytes(UTF_8);
    System.arraycopy(noise, 0, bytes, at, Math.min(Math.min(noise.length, 12), bytes.length - at));
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/signup {\"username\":\"fuzzed\",\"email\":\"f@example.com\",\"password\":\"secret1\"}",
        "/api/login {\"username\":\"fuzzed\",\"password\":\"secret1\"}",
        "/api/forgot-password {\"email\":\"fuzzed@example.com\"}",
        "/api/reset-password {\"token\":\"fuzzed\",\"new_password\":\"long enough\"}",
        "/api/update_profile {\"full_name\":\"fuzzed\",\"phone\":\"123\",\"skills\":[\"x\"]}",
        "/api/change_password {\"current_password\":\"fuzzed\",\"new_password\":\"long enough\"}",
        "/api/change_email {\"new_email\":\"f@example.com\",\"password\":\"fuzzed\"}",
        "/api/verify_email {\"token\":\"fuzzed\",\"password\":\"fuzzed\"}",
        "/api/delete_account {\"password\":\"fuzzed\"}",
        "/api/logout {}"
      })
  void no_body_is_a_failure_of_the_server(String call) {
    String[] parts = call.split(" ", 2);
    JqwikSession.run(
        () -> {
          noise().sampleStream().limit(SAMPLES).forEach(body -> documented(parts[0], body));
          nearlyRight(parts[1])
              .sampleStream()
              .limit(SAMPLES)
              .forEach(body -> documented(parts[0], body));
        });
  }

  private static void documented(String path, byte[] body) {
    // A client of its own each time: it is not the throttle that is tried.
    Answer answer = Api.anyone().bearing(token).post(path, body);
    assertThat(answer.status())
        .as(path + " " + HexFormat.of().formatHex(body))
        .isIn(200, 400, 401, 413, 415, 429);
    answer.ofTheApi();
  }

  @Test
  void no_authorization_is_a_failure_of_the_server() {
    List<String> starts = List.of("", "Bearer ", "bearer ", "Bearer " + token, "Basic ");
    Arbitrary<String> noise =
        noise().map(bytes -> new String(bytes, ISO_8859_1).replaceAll("[\r\n\u0000]", "?"));
    JqwikSession.run(
        () ->
            noise
                .sampleStream()
                .limit(SAMPLES)
                .forEach(bytes -> starts.forEach(start -> refused(start + bytes))));
  }

  private static void refused(String authorization) {
    String answer =
        RawHttp.exchange(
            "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + authorization
                + "\r\n\r\n");
    String sent = HexFormat.of().formatHex(authorization.getBytes(ISO_8859_1));
    // Noise may be nothing but blanks, which end no token.
    boolean whole = authorization.trim().equals("Bearer " + token);
    assertThat(RawHttp.status(answer))
        .as(sent)
        .isIn(whole ? List.of(200, 400, 401) : List.of(400, 401));
  }

  @Test
  void no_token_of_noise_is_a_failure_of_the_server() {
    Forger forger = Forger.withTheServersKey();
    Jwt jwt = Jwt.of(token);
    JqwikSession.run(
        () ->
            Arbitraries.strings()
                .ofMaxLength(200)
                .sampleStream()
                .limit(SAMPLES)
                .forEach(
                    noise -> {
                      Api api = Api.anyone();
                      String claims = jwt.claims().toString();
                      api.bearing(forger.sign(noise, claims)).get("/api/profile").tokenRefused();
                      api.bearing(forger.sign(jwt.header().toString(), noise))
                          .get("/api/profile")
                          .tokenRefused();
                    }));
  }
}
