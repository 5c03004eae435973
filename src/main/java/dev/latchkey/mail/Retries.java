package dev.latchkey.mail;

import dev.latchkey.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides what becomes of a mail that the relay has not taken. */
@ApplicationScoped
public class Retries {
  private static final Logger LOG = Logger.getLogger(Retries.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 6;

  /** RFC 5321 4.5.4.1: a sender tries for four or five days before it gives up. */
  private static final Duration GIVE_UP = Duration.ofDays(4);

  @Inject private Outbox outbox;
  @Inject private DatabaseClock clock;

  void after(OutgoingMail mail, Refusal refusal) {
    Instant now = clock.ask();
    if (refusal.permanent() || mail.createdAt().plus(GIVE_UP).isBefore(now)) {
      outbox.park(mail.id(), refusal.text(), now);
      LOG.log(Level.WARNING, "mail {0} will never be accepted and is parked", mail.id());
    } else {
      outbox.postpone(mail.id(), refusal.text(), now.plus(pause(mail.attempts())));
      LOG.log(Level.INFO, "mail {0} is not accepted yet, again later", mail.id());
    }
  }

  /** 5 seconds, doubling to 5 minutes. */
  static Duration pause(int attempts) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
