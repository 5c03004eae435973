package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.MemoryLimits;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingRemark;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashSettingsTest {

  @Test
  void the_default_cost_is_read() {
    assertThat(settings("m=19456,t=2,p=1").cost()).isEqualTo(new Argon2Cost(19456, 2, 1));
  }

  @Test
  void a_cost_that_all_hashes_together_have_no_memory_for_is_refused() {
    SettingReader reader = configured("m=1048576,t=2,p=1", Optional.empty(), 4).reader();
    new HashSettings(reader, new MemoryLimits(128L << 20, 1L << 30));
    assertThat(reader.faults())
        .singleElement()
        .extracting(SettingRemark::line)
        .isEqualTo(
            "LATCHKEY_ARGON2 is \"m=1048576,t=2,p=1\"; a cost with m of at most 229376, which fits into"
                + " the memory, is expected");
  }

  @Test
  void a_cost_of_several_lanes_is_computed_in_the_heap() {
    SettingReader reader = configured("m=65537,t=2,p=2", Optional.empty(), 2).reader();
    new HashSettings(reader, new MemoryLimits(128L << 20, 1L << 40));
    assertThat(reader.faults())
        .singleElement()
        .extracting(SettingRemark::line)
        .isEqualTo(
            "LATCHKEY_ARGON2 is \"m=65537,t=2,p=2\"; a cost with m of at most 65536, which fits into"
                + " the memory, is expected");
  }

  @Test
  void no_lanes_means_one_per_core() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(settings("m=64,t=1,p=1").lanes()).isEqualTo(cores);
    assertThat(settings("m=64,t=1,p=1", Optional.empty(), 3).lanes()).isEqualTo(3);
  }

  @Test
  void a_cost_below_the_minimum_of_owasp_is_weak() {
    assertThat(Argon2Cost.parse("m=19456,t=2,p=1").weak()).isFalse();
    assertThat(Argon2Cost.parse("m=7168,t=5,p=1").weak()).isFalse();
    assertThat(Argon2Cost.parse("m=7168,t=4,p=1").weak()).isTrue();
    assertThat(Argon2Cost.parse("m=4096,t=10,p=1").weak()).isTrue();
  }

  static HashSettings settings(String argon2) {
    return settings(argon2, Optional.empty(), 0);
  }

  static HashSettings settings(String argon2, Optional<String> pepper, int lanes) {
    return new HashSettings(configured(argon2, pepper, lanes).reader());
  }

  private static Configured configured(String argon2, Optional<String> pepper, int lanes) {
    return Configured.development()
        .with("LATCHKEY_ARGON2", argon2)
        .with("LATCHKEY_PEPPER", pepper.orElse(null))
        .with("LATCHKEY_HASH_LANES", Integer.toString(lanes));
  }
}
