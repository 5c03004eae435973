package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the API needs a live session, unless it is one of these. */
@LatchkeyIT
class DenyByDefaultIT {
  private static final Set<String> OPEN =
      Set.of(
          "post /api/signup",
          "post /api/login",
          "post /api/forgot-password",
          "post /api/reset-password",
          "post /api/verify_email",
          "post /api/resend_verification",
          "post /api/check_link",
          "post /api/reject_link");

  static Set<String> closedCalls() {
    return OpenApiIT.calls().keySet().stream()
        .filter(call -> !OPEN.contains(call))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("closedCalls")
  void a_call_without_a_token_is_refused(String call) {
    int space = call.indexOf(' ');
    String method = call.substring(0, space).toUpperCase(Locale.ROOT);
    String path = call.substring(space + 1).replaceAll("\\{\\w+}", "x");
    byte[] body = method.equals("POST") ? "{}".getBytes(UTF_8) : new byte[0];
    Api.anyone().send(method, path, "application/json", body).tokenRefused();
  }

  @Test
  void the_open_calls_are_these_and_no_others() {
    assertThat(OpenApiIT.calls().keySet()).containsAll(OPEN).hasSizeGreaterThan(OPEN.size());
    OpenApiIT.calls()
        .forEach(
            (call, method) ->
                assertThat(OpenApiIT.isProtected(method))
                    .as(call)
                    .isNotEqualTo(OPEN.contains(call)));
  }
}
