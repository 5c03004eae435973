package dev.latchkey.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Injected;
import dev.latchkey.metric.Waits;
import dev.latchkey.runtime.Pause;
import dev.latchkey.web.Exchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AdmissionFilterTest {
  private static final FilterChain SERVED =
      (request, response) -> answer((HttpServletResponse) response, 200);

  private final AdmissionQueue queue = new AdmissionQueue(1, Duration.ofSeconds(1));
  private final AdmissionFilter filter = new AdmissionFilter();
  private final List<Duration> waits = new ArrayList<>();

  @BeforeEach
  void wire_it() {
    Injected.into(filter, "queue", queue);
    Injected.into(filter, "refusals", new HeldRefusals());
    Injected.into(filter, "logins", new RefusedLogins());
    Injected.into(filter, "scope", new RequestScope());
    Injected.into(filter, "waits", new NotedWaits());
  }

  private final class NotedWaits extends Waits {
    @Override
    public void forHash(long nanos) {
      waits.add(Duration.ofNanos(nanos));
    }
  }

  @Test
  void a_call_with_a_free_slot_is_served_and_gives_the_slot_back() throws Exception {
    FakeCall call = new FakeCall();
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().body()).isEqualTo("served");
    assertThat(queue.enter()).isTrue();
  }

  @Test
  void a_call_that_fails_gives_the_slot_back() {
    FakeCall call = new FakeCall();
    assertThatThrownBy(
            () ->
                filter.doFilter(
                    call.request(),
                    call.response(),
                    (request, response) -> {
                      throw new ServletException("broken");
                    }))
        .hasMessage("broken");
    assertThat(queue.enter()).isTrue();
  }

  @Test
  void a_call_that_waits_is_served_when_it_is_dispatched() throws Exception {
    assertThat(queue.enter()).isTrue();
    FakeCall call = new FakeCall();
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().body()).isEmpty();
    queue.leave(1);
    assertThat(call.dispatches()).isEqualTo(1);
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().body()).isEqualTo("served");
  }

  @Test
  void the_time_that_a_call_has_waited_is_recorded_when_it_is_served() throws Exception {
    assertThat(queue.enter()).isTrue();
    FakeCall call = new FakeCall();
    long arrived = System.nanoTime();
    filter.doFilter(call.request(), call.response(), SERVED);
    long joined = System.nanoTime();
    Pause.of(Duration.ofMillis(30));
    assertThat(waits).isEmpty();
    long left = System.nanoTime();
    queue.leave(1);
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(waits)
        .singleElement()
        .satisfies(
            wait ->
                assertThat(wait.toNanos()).isBetween(left - joined, System.nanoTime() - arrived));
  }

  @Test
  void a_call_that_is_refused_has_no_waiting_time() throws Exception {
    assertThat(queue.enter()).isTrue();
    FakeCall call = new FakeCall();
    filter.doFilter(call.request(), call.response(), SERVED);
    call.waiting().expire();
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(waits).isEmpty();
  }

  @Test
  void a_call_that_has_waited_for_too_long_is_refused() throws Exception {
    assertThat(queue.enter()).isTrue();
    FakeCall call = new FakeCall();
    filter.doFilter(call.request(), call.response(), SERVED);
    call.waiting().expire();
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().status()).isEqualTo(503);
    assertThat(call.exchange().header("Retry-After")).isEqualTo("1");
  }

  @Test
  void a_call_that_would_wait_too_long_is_refused_a_second_later() throws Exception {
    assertThat(queue.enter()).isTrue();
    for (int i = 0; i < AdmissionQueue.MOST_WAITING; i++) {
      FakeCall.waitingIn(queue);
    }
    FakeCall call = new FakeCall();
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().body()).isEmpty();
    untilDispatched(call);
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().status()).isEqualTo(503);
  }

  @Test
  void a_call_with_a_large_body_is_served_if_a_slot_is_free() throws Exception {
    FakeCall call = new FakeCall().withBody(RequestSize.LARGEST_WAITING + 1);
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().body()).isEqualTo("served");
  }

  @Test
  void a_call_with_a_large_body_does_not_wait() throws Exception {
    refusedAtOnce(new FakeCall().withBody(RequestSize.LARGEST_WAITING + 1));
  }

  @Test
  void a_call_with_large_headers_does_not_wait() throws Exception {
    refusedAtOnce(new FakeCall().withHeader("Note", "x".repeat(RequestSize.LARGEST_WAITING)));
  }

  private void refusedAtOnce(FakeCall call) throws Exception {
    assertThat(queue.enter()).isTrue();
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().status()).isEqualTo(503);
    assertThat(call.exchange().header("Retry-After")).isEqualTo("1");
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void a_refusal_of_a_large_call_is_not_held_back() throws Exception {
    FakeCall call = new FakeCall().withBody(RequestSize.LARGEST_WAITING + 1);
    filter.doFilter(
        call.request(),
        call.response(),
        (request, response) -> {
          FakeCall.waitingIn(queue);
          FakeCall.waitingIn(queue);
          answer((HttpServletResponse) response, 429);
        });
    assertThat(call.exchange().body()).isEqualTo("served");
  }

  @Test
  void subnets_of_one_site_take_turns_as_one_source() throws Exception {
    assertThat(queue.enter()).isTrue();
    FakeCall[] calls = {
      new FakeCall().from("2001:db8:7:1::1"),
      new FakeCall().from("2001:db8:7:2::1"),
      new FakeCall().from("192.0.2.1")
    };
    for (FakeCall call : calls) {
      filter.doFilter(call.request(), call.response(), SERVED);
    }
    queue.leave(1);
    queue.leave(1);
    assertThat(calls[0].dispatches()).isEqualTo(1);
    assertThat(calls[1].dispatches()).isZero();
    assertThat(calls[2].dispatches()).isEqualTo(1);
  }

  @Test
  void a_refusal_by_the_rate_limit_is_sent_at_once_if_nobody_waits() throws Exception {
    FakeCall call = new FakeCall();
    filter.doFilter(
        call.request(),
        call.response(),
        (request, response) -> answer((HttpServletResponse) response, 429));
    assertThat(call.exchange().body()).isEqualTo("served");
  }

  @Test
  void a_refusal_by_the_rate_limit_is_held_back_while_others_wait() throws Exception {
    FakeCall call = new FakeCall();
    filter.doFilter(
        call.request(),
        call.response(),
        (request, response) -> {
          FakeCall.waitingIn(queue);
          FakeCall.waitingIn(queue);
          answer((HttpServletResponse) response, 429);
        });
    assertThat(queue.waiting()).as("the slot was given to the next at once").isEqualTo(1);
    assertThat(call.exchange().body()).isEmpty();
    untilDispatched(call);
    filter.doFilter(call.request(), call.response(), SERVED);
    assertThat(call.exchange().body()).isEqualTo("served");
  }

  @Test
  void a_call_that_does_not_hash_is_not_limited() throws Exception {
    assertThat(queue.enter()).isTrue();
    assertThat(new Exchange("OPTIONS", "/api/login", null).through(filter).status()).isEqualTo(204);
  }

  private static void untilDispatched(FakeCall call) {
    while (call.dispatches() == 0) {
      Thread.onSpinWait();
    }
  }

  private static void answer(HttpServletResponse response, int status) throws java.io.IOException {
    response.setStatus(status);
    response.getOutputStream().write("served".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    response.flushBuffer();
  }
}
