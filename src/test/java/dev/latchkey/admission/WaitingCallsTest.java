package dev.latchkey.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.address.AddressBlock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitingCallsTest {
  private static final AdmissionQueue NOWHERE = new AdmissionQueue(1, Duration.ofSeconds(1));

  private final WaitingCalls calls = new WaitingCalls();

  private static WaitingCall call() {
    return FakeCall.waitingIn(NOWHERE).waiting();
  }

  private WaitingCall added(int source) {
    WaitingCall call = call();
    calls.add(FakeCall.source(source), call);
    return call;
  }

  @Test
  void calls_of_one_source_keep_their_order() {
    WaitingCall first = added(1);
    WaitingCall second = added(1);
    assertThat(calls.poll()).isSameAs(first);
    assertThat(calls.poll()).isSameAs(second);
    assertThat(calls.poll()).isNull();
  }

  @Test
  void a_removed_call_is_not_counted() {
    WaitingCall gone = added(1);
    WaitingCall other = added(2);
    calls.remove(gone);
    calls.remove(gone);
    assertThat(calls.size()).isEqualTo(1);
    assertThat(calls.poll()).isSameAs(other);
  }

  @Test
  void the_longest_line_is_shortened_from_its_end() {
    added(1);
    WaitingCall last = added(1);
    added(2);
    assertThat(calls.removeLastOfLongest()).isSameAs(last);
    assertThat(calls.size()).isEqualTo(2);
  }

  @Test
  void if_lines_are_equally_long_the_newest_is_shortened() {
    added(1);
    WaitingCall newest = added(2);
    assertThat(calls.removeLastOfLongest()).isSameAs(newest);
  }

  @Test
  void a_source_may_push_another_out_only_if_its_line_stays_shorter() {
    added(1);
    added(1);
    assertThat(calls.isAmongLongest(FakeCall.source(2))).isFalse();
    added(2);
    assertThat(calls.isAmongLongest(FakeCall.source(2))).isTrue();
  }

  /** A call that joins is served after exactly as many turns as {@code ahead} has told. */
  @Property(tries = 200)
  void the_turn_of_a_call_comes_after_those_ahead(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 5) Integer> sources,
      @ForAll @IntRange(max = 20) int polled,
      @ForAll @IntRange(min = 1, max = 6) int own) {
    WaitingCalls some = new WaitingCalls();
    sources.forEach(source -> some.add(FakeCall.source(source), call()));
    for (int i = 0; i < polled; i++) {
      some.poll();
    }
    AddressBlock source = FakeCall.source(own);
    int ahead = some.ahead(source);
    WaitingCall mine = call();
    some.add(source, mine);
    for (int i = 0; i < ahead; i++) {
      assertThat(some.poll()).isNotSameAs(mine);
    }
    assertThat(some.poll()).isSameAs(mine);
  }

  /** No source has two turns between two turns of another source. */
  @Property(tries = 200)
  void no_source_has_two_turns_while_another_waits(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 5) Integer> sources) {
    WaitingCalls some = new WaitingCalls();
    Map<WaitingCall, Integer> of = new HashMap<>();
    Map<Integer, Integer> left = new HashMap<>();
    for (int source : sources) {
      WaitingCall call = call();
      of.put(call, source);
      left.merge(source, 1, Integer::sum);
      some.add(FakeCall.source(source), call);
    }
    Map<Integer, Integer> turns = new HashMap<>();
    for (WaitingCall next = some.poll(); next != null; next = some.poll()) {
      int source = of.get(next);
      turns.merge(source, 1, Integer::sum);
      left.merge(source, -1, Integer::sum);
      left.forEach(
          (other, waits) ->
              assertThat(waits == 0 || turns.get(source) <= turns.getOrDefault(other, 0) + 1)
                  .isTrue());
    }
  }
}
