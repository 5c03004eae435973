package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillsColumnTest {

  /** Derby's longest varchar, which is the length of the column in V1. */
  private static final int WIDTH = 32_672;

  private final SkillsColumn column = new SkillsColumn();

  @Property
  void skills_read_back_as_they_were_written(@ForAll List<String> skills) {
    String stored = column.convertToDatabaseColumn(skills);
    assertThat(column.convertToEntityAttribute(stored)).isEqualTo(skills);
  }

  @Test
  void no_skills_are_stored_as_null() {
    assertThat(column.convertToDatabaseColumn(List.of())).isNull();
    assertThat(column.convertToDatabaseColumn(null)).isNull();
    assertThat(column.convertToEntityAttribute(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\"", "\\", "\uD83D\uDE00", "\n", "\u007f", "\u2028"})
  void the_longest_skills_fit_into_the_column(String character) {
    List<String> most = IntStream.range(0, 100).mapToObj(i -> character.repeat(64)).toList();
    String stored = column.convertToDatabaseColumn(most);
    assertThat(stored).hasSizeLessThanOrEqualTo(WIDTH);
    assertThat(column.convertToEntityAttribute(stored))
        .isEqualTo(Collections.nCopies(100, character.repeat(64)));
  }

  @Test
  void a_damaged_column_is_an_error() {
    assertThatIllegalStateException().isThrownBy(() -> column.convertToEntityAttribute("[\"a"));
  }
}
