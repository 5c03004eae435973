package dev.latchkey.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recipients that have let an attempt wait in vain. This node then pauses, and after the pause one
 * message tries again. So a recipient that never answers occupies one thread now and then, and the
 * messages to others get through. Each node finds out for itself.
 */
@ApplicationScoped
public class SilentRecipients {
  /** How long the others wait while one message tries: longer than an attempt. */
  private static final Duration TRIAL = Duration.ofSeconds(30);

  /** A message to a recipient that is back waits no longer than the first pause of a message. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final long NOBODY = -1;

  private final Map<String, Silence> silent = new HashMap<>();

  /** Until when this message has to wait. Empty if it is to be sent now. */
  synchronized Optional<Instant> pause(OutboxMessage message, Instant now) {
    Silence silence = silent.get(message.recipient());
    if (silence == null) {
      return Optional.empty();
    }
    if (silence.until().isAfter(now)) {
      return Optional.of(silence.until());
    }
    silent.put(message.recipient(), silence.triedBy(message.id(), now.plus(TRIAL)));
    return Optional.empty();
  }

  /** The recipient has answered, or an operator wants to try it at once. */
  synchronized void forget(OutboxMessage message) {
    silent.remove(message.recipient());
  }

  /** The recipient has not answered. Attempts that began before the first failure count once. */
  synchronized void add(OutboxMessage message, Instant now) {
    Silence silence = silent.get(message.recipient());
    if (silence == null || silence.tries() == message.id()) {
      int failures = silence == null ? 1 : silence.failures() + 1;
      Duration pause = Collections.min(List.of(RetryPolicy.pause(failures), LONGEST_PAUSE));
      silent.put(message.recipient(), new Silence(failures, now.plus(pause), NOBODY));
    }
  }

  /**
   * A recipient that does not answer.
   *
   * @param tries the id of the message that tries it now
   */
  private record Silence(int failures, Instant until, long tries) {
    Silence triedBy(long id, Instant end) {
      return new Silence(failures, end, id);
    }
  }
}
