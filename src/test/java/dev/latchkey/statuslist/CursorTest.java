package dev.latchkey.statuslist;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Property
  void a_cursor_is_read_as_it_was_written(
      @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long seq) {
    for (String epoch : new String[] {"0", "-nci7yg0oXZWfO9Iit5BOg", "a-b_c--"}) {
      Cursor cursor = new Cursor(epoch, seq);
      assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
      assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }
  }

  @Property
  void any_other_text_is_none(@ForAll String text) {
    assertThat(Cursor.parse(text))
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            one -> assertThat(text).matches("[A-Za-z0-9_-]+-[0-9]+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "0", "-5", "0-", "0-x", "0-1 ", "0-+1", "0--", "0-9999999999999999999"})
  void these_are_none(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }
}
