package dev.latchkey.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.setting.Configured;
import dev.latchkey.setting.Groups;
import dev.latchkey.setting.SettingRemark;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownSettingsTest {
  private static final Set<String> KNOWN = Groups.read(Configured.development()).names();

  private static List<String> lines(String... names) {
    return UnknownSettings.among(List.of(names), KNOWN).stream().map(SettingRemark::line).toList();
  }

  @Test
  void a_misspelt_name_is_told_with_the_nearest_one() {
    assertThat(lines("LATCHKEY_TOKEN_TLL", "LATCHKEY_TROTTLE"))
        .containsExactly(
            "LATCHKEY_TOKEN_TLL is not a setting; did you mean LATCHKEY_TOKEN_TTL?",
            "LATCHKEY_TROTTLE is not a setting; did you mean LATCHKEY_THROTTLE?");
  }

  @Test
  void a_name_that_is_like_no_other_is_told_alone() {
    assertThat(lines("LATCHKEY_" + "X".repeat(100_000)).get(0)).endsWith("… is not a setting");
    assertThat(lines("LATCHKEY_FAVOURITE_COLOUR"))
        .containsExactly("LATCHKEY_FAVOURITE_COLOUR is not a setting");
  }

  @Test
  void names_of_the_command_of_the_verifier_and_of_others_are_none_of_ours() {
    assertThat(
            lines("LATCHKEY_URL", "latchkey.verifier.issuer", "LATCHKEY_VERIFIER_ISSUER", "PATH"))
        .isEmpty();
  }

  @Test
  void every_known_name_is_known() {
    assertThat(UnknownSettings.among(KNOWN, KNOWN)).isEmpty();
  }
}
