package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that takes quadratic time to put into lower case or into a normal form, in every field of
 * every public call that takes text.
 */
class CostlyTextAttackIT {
  private static final int CALLERS = 50;

  // For each sigma, Java looks back over the text before it.
  private static final String SIGMAS = ("1".repeat(99) + "Σ").repeat(630);

  // Marks above and below in turn: normalisation sorts them by class.
  private static final String MARKS = "\u0301\u0323".repeat(15_900);

  @ParameterizedTest
  @ValueSource(strings = {"sigmas", "marks"})
  void text_that_takes_long_to_fold_is_refused_before_it_is_folded(String kind) throws Exception {
    String text = "sigmas".equals(kind) ? SIGMAS : MARKS;
    AttackedServer.withstands(
        getClass(),
        server -> {
          attack(server, "/api/login", "{\"username\":\"" + text + "\",\"password\":\"x\"}");
          attack(server, "/api/login", "{\"username\":\"x\",\"password\":\"" + text + "\"}");
          attack(
              server,
              "/api/signup",
              "{\"username\":\"costly\",\"email\":\"a@example.com\",\"password\":\""
                  + text
                  + "\"}");
          attack(server, "/api/forgot-password", "{\"email\":\"" + text + "\"}");
          attack(
              server, "/api/reset-password", "{\"token\":\"x\",\"new_password\":\"" + text + "\"}");
        });
  }

  private static void attack(AttackedServer server, String path, String body)
      throws InterruptedException {
    String request = Flood.post(path, body);
    assertThat(Flood.of(server.node().port(), CALLERS, Duration.ofSeconds(3), call -> request))
        .isNotEmpty()
        .isSubsetOf(400, 401, 429, 503);
  }
}
