package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSettingsTest {

  @Test
  void the_default_cost_is_read() {
    assertThat(settings("m=19456,t=2,p=1").cost()).isEqualTo(new Argon2Cost(19456, 2, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "19456",
        "m=19456",
        "m=19456 t=2 p=1",
        "m=19456,t=2,p=1,",
        "m=19456,t=2,p=0",
        "m=19456,t=0,p=1",
        "m=7,t=2,p=1",
        "m=31,t=2,p=4",
        "m=1048577,t=2,p=1",
        "m=19456,t=65,p=1",
        "m=19456,t=2,p=17",
        "m=99999999999,t=2,p=1",
        "t=2,m=19456,p=1"
      })
  void a_cost_out_of_form_or_bounds_is_refused_by_its_name(String argon2) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(argon2))
        .withMessageStartingWith("LATCHKEY_ARGON2: ");
  }

  @Test
  void a_short_pepper_is_refused_and_not_repeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("m=64,t=1,p=1", Optional.of("salt and vinegar"), 1, 1))
        .withMessageContaining("LATCHKEY_PEPPER")
        .withMessageNotContaining("vinegar");
  }

  @Test
  void lanes_and_queue_out_of_bounds_are_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("m=64,t=1,p=1", Optional.empty(), -1, 1))
        .withMessageContaining("LATCHKEY_HASH_LANES");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("m=64,t=1,p=1", Optional.empty(), 1, 0))
        .withMessageContaining("LATCHKEY_HASH_QUEUE");
  }

  @Test
  void no_lanes_means_one_per_core() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(settings("m=64,t=1,p=1").lanes()).isEqualTo(cores);
    assertThat(settings("m=64,t=1,p=1", Optional.empty(), 3, 1).lanes()).isEqualTo(3);
  }

  @Test
  void weak_is_what_owasp_would_not_accept() {
    assertThat(Argon2Cost.parse("m=19456,t=2,p=1").weak()).isFalse();
    assertThat(Argon2Cost.parse("m=7168,t=5,p=1").weak()).isFalse();
    assertThat(Argon2Cost.parse("m=7168,t=4,p=1").weak()).isTrue();
    assertThat(Argon2Cost.parse("m=4096,t=10,p=1").weak()).isTrue();
  }

  static SecretSettings settings(String argon2) {
    return settings(argon2, Optional.empty(), 0, 20);
  }

  static SecretSettings settings(String argon2, Optional<String> pepper, int lanes, int queue) {
    return new SecretSettings(argon2, pepper, lanes, queue);
  }
}
