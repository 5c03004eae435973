package dev.latchkey.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillsTest {

  @Test
  void skills_are_trimmed_kept_in_order_and_each_kept_once_as_first_written() {
    assertThat(Skills.parse(List.of(" Java ", "sql", "JAVA", "\u2003Go\t", "SQL")))
        .containsExactly("Java", "sql", "Go");
  }

  @Test
  void no_skills_are_a_choice() {
    assertThat(Skills.parse(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void an_empty_skill_is_refused(String empty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Skills.parse(List.of("Java", empty)))
        .withMessage("must not hold an empty skill");
  }

  @Test
  void a_skill_has_at_most_64_characters_after_trimming() {
    String longest = "\uD83D\uDE00".repeat(64);
    assertThat(Skills.parse(List.of("  " + longest + "  "))).containsExactly(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Skills.parse(List.of(longest + "a")))
        .withMessage("must be at most 64 characters");
  }

  @Test
  void a_control_character_within_a_skill_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Skills.parse(List.of("Java\nSQL")))
        .withMessage("must not contain control characters");
  }

  @Test
  void there_are_at_most_100_skills_as_sent() {
    List<String> most = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
    assertThat(Skills.parse(most)).isEqualTo(most);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Skills.parse(Collections.nCopies(101, "same")))
        .withMessage("must be at most 100 skills");
  }

  @Property
  void what_was_kept_is_kept_again_unchanged(
      @ForAll @Size(max = 100) List<@AlphaChars @StringLength(min = 1, max = 64) String> given) {
    List<String> kept = Skills.parse(given);
    assertThat(Skills.parse(kept)).isEqualTo(kept);
    assertThat(given).containsAll(kept);
    assertThat(kept.stream().map(skill -> skill.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates()
        .containsAll(given.stream().map(skill -> skill.toLowerCase(Locale.ROOT)).toList());
  }
}
