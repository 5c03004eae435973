package dev.latchkey.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.SelfCall.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortWaitTest {
  private static final int PORT = 9080;

  private long now = Long.MAX_VALUE - 1000;
  private final PortWait wait = new PortWait("HTTP_PORT", () -> now);

  private boolean after(Duration time, Outcome outcome) {
    now += time.toNanos();
    return wait.isOpen(PORT, outcome);
  }

  private StartRefusedException refusedAfter(Duration time, Outcome outcome) {
    return catchThrowableOfType(StartRefusedException.class, () -> after(time, outcome));
  }

  @Test
  void a_port_is_open_when_the_call_has_reached_this_server() {
    assertThat(after(Duration.ZERO, Outcome.NOBODY)).isFalse();
    assertThat(after(Duration.ofSeconds(19), Outcome.OTHER)).isFalse();
    assertThat(after(Duration.ofSeconds(19), Outcome.OURS)).isTrue();
  }

  @Test
  void a_port_on_which_another_process_answers_is_refused_after_twenty_seconds() {
    after(Duration.ZERO, Outcome.OTHER);
    assertThat(after(Duration.ofSeconds(20), Outcome.OTHER)).isFalse();
    StartRefusedException refused = refusedAfter(Duration.ofSeconds(1), Outcome.OTHER);
    assertThat(refused)
        .hasMessage("HTTP_PORT: another process answers on port 9080 of this machine");
    assertThat(refused.mayPass()).isFalse();
  }

  @Test
  void another_answer_begins_the_wait_again() {
    after(Duration.ZERO, Outcome.OTHER);
    after(Duration.ofSeconds(15), Outcome.NOBODY);
    after(Duration.ofSeconds(15), Outcome.OTHER);
    assertThat(after(Duration.ofSeconds(15), Outcome.OTHER)).isFalse();
  }

  @Test
  void a_port_that_the_server_never_opens_is_given_up_after_five_minutes() {
    after(Duration.ZERO, Outcome.NOBODY);
    assertThat(after(Duration.ofMinutes(5), Outcome.NOBODY)).isFalse();
    StartRefusedException refused = refusedAfter(Duration.ofSeconds(1), Outcome.NOBODY);
    assertThat(refused).hasMessageStartingWith("HTTP_PORT: the server did not open port 9080");
    assertThat(refused.mayPass()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "0.0.0.0", "::", "localhost", "127.0.0.1", "127.8.9.10"})
  void an_address_of_this_machine_is_fine(String host) {
    OwnPorts.checkHost(host);
    assertThat(host).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "nowhere.invalid"})
  void an_address_that_this_machine_does_not_have_is_refused(String host) {
    assertThat(catchThrowableOfType(StartRefusedException.class, () -> OwnPorts.checkHost(host)))
        .hasMessage("HTTP_HOST: this machine does not have the address " + host);
  }
}
