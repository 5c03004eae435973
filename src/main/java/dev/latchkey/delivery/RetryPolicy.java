package dev.latchkey.delivery;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Decides whether a message that was not accepted is retried or parked. */
@ApplicationScoped
public class RetryPolicy {
  private static final Logger LOG = Logger.getLogger(RetryPolicy.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 6;

  private static final String NO_ANSWER = "the recipient does not answer";
  private static final int LONGEST_REASON = 200;
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  @Inject private Outbox outbox;
  @Inject private OutboxClaims claims;
  @Inject private SilentRecipients silent;
  @Inject private DatabaseClock clock;

  void after(Channel channel, OutboxMessage message, DeliveryFailure failure) {
    Instant now = clock.ask();
    if (failure.isSilent()) {
      silent.add(message, now);
    } else {
      silent.forget(message);
    }
    if (failure.isPermanent() || message.createdAt().isBefore(oldest(channel, now))) {
      park(channel, message, failure, now);
    } else {
      Instant next = now.plus(pause(message.attempts()));
      outbox.postpone(message.id(), failure.getMessage(), next);
      warn("{0} {1} to {2} was not accepted and will be retried: {3}", channel, message, failure);
    }
  }

  /**
   * Lets a message wait without an attempt, because its recipient does not answer. Parks it if that
   * has lasted as long as a message is tried.
   */
  void putOff(Channel channel, OutboxMessage message, Instant now, Instant until) {
    Instant oldest = oldest(channel, now);
    if (message.createdAt().isBefore(oldest)) {
      park(channel, message, DeliveryFailure.unanswered(NO_ANSWER), now);
    } else {
      Retry.of(
          () -> {
            claims.putOff(message, now, until, oldest);
            return true;
          });
    }
  }

  private static Instant oldest(Channel channel, Instant now) {
    return now.minus(channel.giveUpAfter());
  }

  private void park(Channel channel, OutboxMessage message, DeliveryFailure failure, Instant now) {
    outbox.park(message.id(), failure.getMessage(), now);
    warn("{0} {1} to {2} was not accepted and is parked: {3}", channel, message, failure);
  }

  private static void warn(
      String text, Channel channel, OutboxMessage message, DeliveryFailure failure) {
    LOG.log(
        Level.WARNING,
        text,
        new Object[] {
          channel.name(),
          Long.toString(message.id()),
          channel.destination(message),
          reason(message, failure)
        });
  }

  /** The reason on one line, without the recipient, because other systems often repeat it. */
  static String reason(OutboxMessage message, DeliveryFailure failure) {
    String line =
        LINE_BREAKS
            .matcher(String.valueOf(failure.getMessage()))
            .replaceAll(" ")
            .replace(message.recipient(), "<recipient>");
    return line.substring(0, Math.min(LONGEST_REASON, line.length()));
  }

  /** The pause before the next attempt: 5 seconds, doubling to at most 5 minutes. */
  static Duration pause(int attempts) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
