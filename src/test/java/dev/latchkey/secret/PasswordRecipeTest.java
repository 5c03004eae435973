package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordRecipeTest {

  private final Secret secret = Secret.of("secure123");
  private final PasswordRecipe current = recipe("m=8192,t=3,p=1");

  @Test
  void a_cheaper_hash_takes_as_long_as_one_of_the_current_cost() {
    assertThat(current.verify(secret, current.make(secret))).isTrue();
    Duration usual = Duration.ofNanos(current.times.lowerQuartile());
    assertThat(usual).isPositive();
    PasswordHash cheaper = recipe("m=64,t=1,p=1").make(secret);
    long started = System.nanoTime();
    assertThat(current.verify(secret, cheaper)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(usual);
  }

  @Test
  void what_a_cheaper_hash_takes_is_not_learned() {
    assertThat(current.verify(secret, recipe("m=64,t=1,p=1").make(secret))).isTrue();
    assertThat(current.times.lowerQuartile()).isZero();
  }

  private static PasswordRecipe recipe(String argon2) {
    return new PasswordRecipe(
        SecretSettingsTest.settings(argon2),
        new RandomTokens(),
        Argon2Test.only(new BouncyCastleArgon2()));
  }
}
