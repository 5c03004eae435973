package dev.latchkey.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Injected;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.ServerState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node does if its clock differs from the database's. */
class ClockWatchTest {
  private final Difference difference = new Difference();
  private final ServerState state = new ServerState();
  private final ClockWatch watch = new ClockWatch();

  @BeforeEach
  void wire_it() {
    Injected.into(watch, "clock", difference);
    Injected.into(watch, "state", state);
  }

  @ParameterizedTest
  @CsvSource({"61,61 s ahead of the database's", "-61,61 s behind the database's"})
  void more_than_a_minute_refuses_the_start_in_words(int seconds, String words) {
    difference.seconds = seconds;
    assertThatThrownBy(watch::checkBeforeStart)
        .isInstanceOfSatisfying(
            StartRefusedException.class,
            refused -> {
              assertThat(refused.faults()).singleElement().asString().contains(words);
              assertThat(refused.mayPass()).isTrue();
            });
  }

  @Test
  void a_minute_is_allowed_as_tokens_allow_it() {
    difference.seconds = 60;
    assertThatCode(watch::checkBeforeStart).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"10,false", "-10,false", "11,true", "-11,true"})
  void more_than_ten_seconds_is_a_warning(int seconds, boolean warned) {
    state.ready();
    difference.seconds = seconds;
    watch.check();
    assertThat(watch.warning().isPresent()).isEqualTo(warned);
    assertThat(state.isReady()).isTrue();
  }

  @Test
  void a_node_is_out_of_service_while_its_clock_is_wrong() {
    state.ready();
    difference.seconds = 8_640_000;
    watch.check();
    assertThat(state.isReady()).isFalse();
    assertThat(state.words()).startsWith("out of service: ").contains("8640000 s ahead");
    difference.seconds = 0;
    watch.check();
    assertThat(state.isReady()).isTrue();
    assertThat(state.words()).isEqualTo("ready");
  }

  private static final class Difference extends DatabaseClock {
    private int seconds;

    @Override
    public Instant ask() {
      return Instant.EPOCH;
    }

    @Override
    public Duration ahead() {
      return Duration.ofSeconds(seconds);
    }
  }
}
