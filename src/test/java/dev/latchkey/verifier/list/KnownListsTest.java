package dev.latchkey.verifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which lists are known, and for how long. */
class KnownListsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private final KnownLists lists = new KnownLists();

  @Test
  void the_number_of_known_lists_is_bounded() {
    for (int i = 0; i < KnownLists.MOST; i++) {
      assertThat(lists.add("list " + i, NOW)).isPresent();
    }
    assertThat(lists.add("one more", NOW)).isEmpty();
    assertThat(lists.add("list 1", NOW)).isPresent();
  }

  @Test
  void a_list_of_the_index_is_kept() {
    lists.add("a", NOW);
    lists.forgetAllBut(Set.of("a"), NOW.plus(Duration.ofDays(9)));
    assertThat(lists.get("a")).isNotNull();
  }

  @Test
  void a_list_that_has_left_the_index_is_forgotten_when_its_last_token_has_expired() {
    KnownList list = lists.add("a", NOW).orElseThrow();
    Instant expiry = NOW.plus(Duration.ofHours(20));
    list.needUntil(expiry.getEpochSecond());
    list.needUntil(NOW.getEpochSecond());
    lists.forgetAllBut(Set.of(), expiry.plusSeconds(60));
    assertThat(lists.get("a")).isNotNull();
    lists.forgetAllBut(Set.of(), expiry.plus(Duration.ofMinutes(11)));
    assertThat(lists.get("a")).isNull();
  }

  @Test
  void a_list_that_an_event_has_named_is_not_forgotten_at_once() {
    lists.add("a", NOW);
    lists.forgetAllBut(Set.of(), NOW.plus(Duration.ofMinutes(30)));
    assertThat(lists.get("a")).isNotNull();
  }

  @Test
  void ends_that_come_before_the_list_are_bounded() {
    KnownList list = lists.add("a", NOW).orElseThrow();
    for (int i = 0; i < 20_000; i++) {
      list.end(i);
    }
    assertThat(list.verdictOn(9_999, NOW)).isEqualTo(Verdict.ENDED);
    assertThat(list.verdictOn(10_001, NOW)).isEqualTo(Verdict.UNKNOWN);
  }
}
