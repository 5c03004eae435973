package dev.latchkey.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionQueueTest {
  private final AdmissionQueue queue = new AdmissionQueue(2, Duration.ofSeconds(1));

  @Test
  void as_many_calls_as_there_are_slots_enter() {
    assertThat(queue.enter()).isTrue();
    assertThat(queue.enter()).isTrue();
    assertThat(queue.enter()).isFalse();
    queue.giveBack();
    assertThat(queue.enter()).isTrue();
  }

  @Test
  void a_slot_that_is_given_back_goes_to_the_call_that_has_waited_longest() throws Exception {
    fill();
    FakeCall first = FakeCall.waitingIn(queue);
    FakeCall second = FakeCall.waitingIn(queue);
    queue.leave(1);
    assertThat(first.dispatches()).isEqualTo(1);
    assertThat(second.dispatches()).isZero();
    assertThat(queue.waiting()).isEqualTo(1);
    assertThat(queue.enter()).as("nobody overtakes").isFalse();
  }

  @Test
  void a_call_whose_client_is_gone_takes_no_slot() {
    fill();
    FakeCall gone = FakeCall.waitingIn(queue);
    gone.close();
    FakeCall next = FakeCall.waitingIn(queue);
    queue.leave(1);
    assertThat(gone.dispatches()).isZero();
    assertThat(next.dispatches()).isEqualTo(1);
  }

  @Test
  void a_call_that_has_waited_for_too_long_is_refused_and_leaves_the_queue() throws Exception {
    fill();
    FakeCall late = FakeCall.waitingIn(queue);
    late.waiting().expire();
    assertThat(late.dispatches()).isEqualTo(1);
    assertThat(queue.waiting()).isZero();
    queue.leave(1);
    assertThat(late.waiting().begin()).isFalse();
    assertThat(late.dispatches()).isEqualTo(1);
    assertThat(queue.enter()).isTrue();
  }

  @Test
  void a_timeout_that_comes_after_the_turn_changes_nothing() throws Exception {
    fill();
    FakeCall call = FakeCall.waitingIn(queue);
    queue.leave(1);
    call.waiting().expire();
    assertThat(call.dispatches()).isEqualTo(1);
    assertThat(call.waiting().begin()).isTrue();
  }

  @Test
  void an_admitted_call_that_never_runs_gives_its_slot_back() throws Exception {
    fill();
    FakeCall call = FakeCall.waitingIn(queue);
    queue.leave(1);
    assertThat(queue.enter()).isFalse();
    call.listener().onComplete(null);
    assertThat(queue.enter()).isTrue();
  }

  @Test
  void an_admitted_call_runs_once_and_gives_its_slot_back_once() throws Exception {
    fill();
    FakeCall call = FakeCall.waitingIn(queue);
    queue.leave(1);
    assertThat(call.waiting().begin()).isTrue();
    assertThat(call.waiting().begin()).isFalse();
    queue.leave(1);
    call.listener().onComplete(null);
    assertThat(queue.enter()).isTrue();
    assertThat(queue.enter()).isFalse();
  }

  @Test
  void the_queue_is_full_when_a_call_would_wait_longer_than_it_may() {
    fill();
    takes(Duration.ofMillis(550));
    for (int waiting = 0; waiting < 3; waiting++) {
      assertThat(queue.isFull(FakeCall.SOURCE)).isFalse();
      FakeCall.waitingIn(queue);
    }
    assertThat(queue.isFull(FakeCall.SOURCE)).isTrue();
  }

  @Test
  void sources_have_their_turns_one_after_another() {
    fill();
    FakeCall[] greedy = new FakeCall[3];
    for (int i = 0; i < greedy.length; i++) {
      greedy[i] = FakeCall.waitingIn(queue, FakeCall.source(1));
    }
    FakeCall other = FakeCall.waitingIn(queue, FakeCall.source(2));
    queue.leave(1);
    assertThat(greedy[0].dispatches()).isEqualTo(1);
    queue.leave(1);
    assertThat(other.dispatches()).isEqualTo(1);
    queue.leave(1);
    assertThat(greedy[1].dispatches()).isEqualTo(1);
    assertThat(queue.waiting()).isEqualTo(1);
  }

  @Test
  void a_source_that_fills_its_time_leaves_time_for_the_others() {
    fill();
    takes(Duration.ofMillis(100));
    // Two slots, a wait of one second, 100 ms per call.
    for (int waiting = 0; waiting < 20; waiting++) {
      assertThat(queue.isFull(FakeCall.source(1))).isFalse();
      FakeCall.waitingIn(queue, FakeCall.source(1));
    }
    assertThat(queue.isFull(FakeCall.source(1))).isTrue();
    assertThat(queue.isFull(FakeCall.source(2))).isFalse();
  }

  @Test
  void the_last_call_of_the_longest_line_makes_room_for_another_source() {
    fill();
    FakeCall last = null;
    for (int i = 0; i < AdmissionQueue.MOST_WAITING; i++) {
      last = FakeCall.waitingIn(queue, FakeCall.source(1));
    }
    assertThat(queue.isFull(FakeCall.source(1))).isTrue();
    assertThat(queue.isFull(FakeCall.source(2))).isFalse();
    FakeCall other = FakeCall.waitingIn(queue, FakeCall.source(2));
    assertThat(queue.waiting()).isEqualTo(AdmissionQueue.MOST_WAITING);
    assertThat(last.dispatches()).isEqualTo(1);
    assertThat(last.waiting().begin()).as("it is refused").isFalse();
    assertThat(other.dispatches()).as("it waits").isZero();
  }

  @Test
  void the_number_of_waiting_calls_is_limited_for_any_number_of_sources() {
    fill();
    for (int i = 0; i < AdmissionQueue.MOST_WAITING; i++) {
      FakeCall.waitingIn(queue, FakeCall.site(i));
    }
    assertThat(queue.isFull(FakeCall.source(1))).isTrue();
    FakeCall late = FakeCall.waitingIn(queue, FakeCall.source(1));
    assertThat(late.waiting().begin()).isFalse();
    assertThat(queue.waiting()).isEqualTo(AdmissionQueue.MOST_WAITING);
  }

  @Test
  void the_limit_of_the_queue_protects_the_heap() {
    fill();
    for (int waiting = 0; waiting < AdmissionQueue.MOST_WAITING; waiting++) {
      assertThat(queue.isFull(FakeCall.SOURCE)).isFalse();
      FakeCall.waitingIn(queue);
    }
    assertThat(queue.isFull(FakeCall.SOURCE)).isTrue();
  }

  /** Makes calls take this long on average. */
  private void takes(Duration time) {
    for (int i = 0; i < 200; i++) {
      queue.leave(time.toNanos());
      assertThat(queue.enter()).isTrue();
    }
  }

  private void fill() {
    assertThat(queue.enter()).isTrue();
    assertThat(queue.enter()).isTrue();
  }
}
