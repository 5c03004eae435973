package dev.latchkey.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.ServerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {
  private static final Logger LOG = Logger.getLogger(DatabaseWait.class.getName());
  private static final DatabaseFault AWAY = new DatabaseFault("DB_HOST: no answer", true);
  private static final DatabaseFault WRONG = new DatabaseFault("DB_PASSWORD: refused", false);

  private final ServerState state = new ServerState();
  private final Lines lines = new Lines();
  private long now = Long.MAX_VALUE - 1000;
  private final DatabaseWait wait = new DatabaseWait(state, () -> now);

  @BeforeEach
  void listen() {
    LOG.addHandler(lines);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(lines);
  }

  private void after(Duration time, DatabaseFault fault) {
    now += time.toNanos();
    wait.failed(fault);
  }

  private StartRefusedException refusedAfter(Duration time, DatabaseFault fault) {
    return catchThrowableOfType(StartRefusedException.class, () -> after(time, fault));
  }

  @Test
  void the_first_line_comes_at_once_and_says_what_is_waited_for_and_how_to_stop() {
    after(Duration.ZERO, AWAY);
    assertThat(lines.said).singleElement().asString().contains(AWAY.words(), "SIGTERM");
  }

  @Test
  void a_line_is_said_once_a_minute() {
    for (int seconds = 0; seconds < 180; seconds += 2) {
      after(Duration.ofSeconds(2), AWAY);
    }
    assertThat(lines.said).hasSize(3);
  }

  @Test
  void after_five_minutes_the_start_gives_up_and_says_that_another_may_succeed() {
    after(Duration.ofSeconds(299), AWAY);
    StartRefusedException refused = refusedAfter(Duration.ofSeconds(1), AWAY);
    assertThat(refused).hasMessageContaining(AWAY.words()).hasMessageContaining("five minutes");
    assertThat(refused.mayPass()).isTrue();
  }

  @Test
  void a_wrong_setting_is_refused_at_the_third_try_and_is_said_by_the_refusal_alone() {
    after(Duration.ofSeconds(2), WRONG);
    after(Duration.ofSeconds(2), WRONG);
    StartRefusedException refused = refusedAfter(Duration.ofSeconds(2), WRONG);
    assertThat(refused.faults()).containsExactly(WRONG.words());
    assertThat(refused.mayPass()).isFalse();
    assertThat(lines.said).isEmpty();
  }

  @Test
  void a_database_that_comes_up_slowly_may_refuse_for_a_moment() {
    after(Duration.ofSeconds(2), WRONG);
    after(Duration.ofSeconds(2), WRONG);
    after(Duration.ofSeconds(2), AWAY);
    after(Duration.ofSeconds(2), WRONG);
    assertThat(state.isReady()).isFalse();
  }

  @Test
  void the_health_check_is_told_what_is_waited_for() {
    after(Duration.ZERO, AWAY);
    assertThat(state.words()).isEqualTo("waiting: " + AWAY.words());
  }

  @Test
  void a_refusal_has_no_stack_trace() {
    after(Duration.ofSeconds(1), WRONG);
    after(Duration.ofSeconds(1), WRONG);
    assertThat(refusedAfter(Duration.ofSeconds(1), WRONG).getStackTrace()).isEmpty();
  }

  private static final class Lines extends Handler {
    private final List<String> said = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      said.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
