package dev.latchkey.health;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.ServerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Compares this node's clock with the database's. A node with a wrong clock goes out of service,
 * because it would issue tokens that other nodes refuse and end sessions too early or too late.
 */
@ApplicationScoped
public class ClockWatch {
  private static final Logger LOG = Logger.getLogger(ClockWatch.class.getName());
  private static final Duration WORTH_A_WARNING = Duration.ofSeconds(10);

  @Inject private DatabaseClock clock;
  @Inject private ServerState state;

  /**
   * Compares the clocks at start-up, before the first write.
   *
   * @throws StartRefusedException if they differ too much. A later start may succeed, because a
   *     machine often sets its clock shortly after it boots
   * @throws jakarta.persistence.PersistenceException if the database does not answer
   */
  public void checkBeforeStart() {
    clock.ask();
    if (isWrong()) {
      throw new StartRefusedException(List.of(words()), true);
    }
    warnIfDifferent();
  }

  /** Compares the clocks, and takes this node out of service or puts it back into service. */
  public void check() {
    clock.ask();
    if (isWrong()) {
      state.outOfService(words());
      LOG.severe(() -> "this node is out of service: " + words());
    } else {
      if (!state.isReady()) {
        state.ready();
        LOG.info("this node is back in service: its clock is correct again");
      }
      warnIfDifferent();
    }
  }

  /** A warning if the clock differs noticeably; empty if it does not. */
  Optional<String> warning() {
    return differsBy(WORTH_A_WARNING) ? Optional.of(words()) : Optional.empty();
  }

  private void warnIfDifferent() {
    warning().ifPresent(LOG::warning);
  }

  // The same leeway as for tokens (RFC 7519 4.1.4), so that all nodes in service accept each
  // other's tokens.
  private boolean isWrong() {
    return differsBy(TokenSettings.SKEW);
  }

  private boolean differsBy(Duration most) {
    return clock.ahead().abs().compareTo(most) > 0;
  }

  private String words() {
    Duration ahead = clock.ahead();
    return String.format(
        "this node's clock is %d s %s the database's; set it by NTP (chrony)",
        ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
  }
}
