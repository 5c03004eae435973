package dev.latchkey.statuslist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.revocation.Revocation;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a listener can still get. */
class RecentRevocationsTest {
  private final RecentRevocations recent = new RecentRevocations();

  private static Revocation revocation(long seq) {
    try {
      Constructor<Revocation> empty = Revocation.class.getDeclaredConstructor();
      empty.setAccessible(true);
      Revocation made = Injected.into(empty.newInstance(), "seq", seq);
      return Injected.into(made, "listId", "list");
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void add(String epoch, long from, long to) {
    List<Revocation> page =
        LongStream.rangeClosed(from, to).mapToObj(RecentRevocationsTest::revocation).toList();
    recent.add(epoch, page, to, list -> Optional.of("uri"));
  }

  private List<Long> after(Cursor cursor) {
    List<Long> all = new ArrayList<>();
    Cursor at = cursor;
    for (Optional<RecentRevocations.Event> next = recent.after(at);
        next.isPresent();
        next = recent.after(at)) {
      at = next.get().cursor();
      all.add(at.seq());
    }
    return all;
  }

  @Test
  void a_listener_gets_what_came_after_its_cursor_in_order() {
    add("e", 1, 3);
    add("e", 4, 5);
    assertThat(recent.covers(new Cursor("e", 2))).isTrue();
    assertThat(after(new Cursor("e", 2))).containsExactly(3L, 4L, 5L);
    assertThat(recent.end()).isEqualTo(new Cursor("e", 5));
    assertThat(after(recent.end())).isEmpty();
  }

  @Test
  void a_cursor_from_before_a_restart_is_covered() {
    add("e", 1, 100);
    assertThat(recent.covers(new Cursor("e", 0))).isTrue();
    assertThat(recent.covers(new Cursor("e", 50))).isTrue();
  }

  @Test
  void a_cursor_of_the_future_or_of_another_epoch_is_not_covered() {
    add("e", 1, 100);
    assertThat(recent.covers(new Cursor("e", 101))).isFalse();
    assertThat(recent.covers(new Cursor("f", 50))).isFalse();
    add("f", 101, 102);
    assertThat(recent.covers(new Cursor("e", 100))).isFalse();
    assertThat(recent.covers(new Cursor("f", 100))).isFalse();
    assertThat(recent.covers(new Cursor("f", 102))).isTrue();
  }

  @Test
  void a_listener_that_has_missed_more_than_is_kept_must_start_again() {
    add("e", 1, RecentRevocations.MOST);
    assertThat(recent.covers(new Cursor("e", 0))).isTrue();
    add("e", RecentRevocations.MOST + 1, RecentRevocations.MOST + 1);
    assertThat(recent.covers(new Cursor("e", 0))).isFalse();
    assertThat(recent.covers(new Cursor("e", 1))).isTrue();
  }

  @Test
  void a_page_that_was_not_kept_leaves_a_gap_that_is_noticed() {
    add("e", 1, 10);
    add("e", 20_000, 20_010);
    assertThat(recent.covers(new Cursor("e", 10))).isFalse();
    assertThat(recent.covers(new Cursor("e", 19_999))).isTrue();
  }
}
