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

  private static final int LONGEST_REASON = 200;

  @Inject private Outbox outbox;
  @Inject private MailSettings settings;
  @Inject private DatabaseClock clock;

  void after(OutgoingMail mail, Refusal refusal) {
    Instant now = clock.ask();
    if (refusal.permanent() || mail.createdAt().plus(GIVE_UP).isBefore(now)) {
      outbox.park(mail.id(), refusal.text(), now);
      warn("mail {0} to {1} is parked: {2} will never accept it: {3}", mail, refusal);
    } else {
      outbox.postpone(mail.id(), refusal.text(), now.plus(pause(mail.attempts())));
      warn("mail {0} to {1} is tried again later: {2} has not accepted it: {3}", mail, refusal);
    }
  }

  // The domain alone: who has an account here is nobody's business who reads logs.
  private void warn(String text, OutgoingMail mail, Refusal refusal) {
    String domain = mail.recipient().substring(mail.recipient().lastIndexOf('@') + 1);
    LOG.log(
        Level.WARNING,
        text,
        new Object[] {Long.toString(mail.id()), domain, settings.host(), reason(mail, refusal)});
  }

  /** A relay's words are on one line, and often repeat the address. */
  static String reason(OutgoingMail mail, Refusal refusal) {
    String line = MailTemplate.oneLine(refusal.text()).replace(mail.recipient(), "<recipient>");
    return line.substring(0, Math.min(LONGEST_REASON, line.length()));
  }

  /** 5 seconds, doubling to 5 minutes. */
  static Duration pause(int attempts) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
