package dev.latchkey.mail;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.problem.FailureLog;
import dev.latchkey.runtime.ServerState;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Carries the outbox to the relay: soon after a commit, and every few seconds what is due again. No
 * transaction and no database connection is held while the relay is spoken to.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Postman {
  /** Mails under way at once from this node: a slow relay holds up no more than these. */
  private static final int ROUNDS = 4;

  @Inject private Relay relay;
  @Inject private Outbox outbox;
  @Inject private MailSettings settings;
  @Inject private Retries retries;
  @Inject private ServerState state;
  @Inject private DatabaseClock clock;
  @Inject @Any private Instance<MailKind> kinds;

  private final Semaphore rounds = new Semaphore(ROUNDS);

  /** Goes on a round soon, on a thread of its own. */
  @Asynchronous
  public void nudge() {
    round();
  }

  private void round() {
    if (state.isReady() && rounds.tryAcquire()) {
      try {
        deliverAllDue();
      } catch (RuntimeException away) {
        FailureLog.again("reading the outbox", away);
      } finally {
        rounds.release();
      }
    }
  }

  private void deliverAllDue() {
    Optional<OutgoingMail> mail = outbox.claimNext(clock.ask());
    while (mail.isPresent()) {
      deliver(mail.get());
      mail = outbox.claimNext(clock.ask());
    }
  }

  private void deliver(OutgoingMail mail) {
    try {
      Retry.of(() -> compose(mail)).ifPresent(composed -> send(mail, composed));
      // Otherwise a mail that a relay has taken would go out again.
      Retry.of(() -> outbox.done(mail.id()));
    } catch (Undelivered failure) {
      retries.after(mail, failure.reason());
    } catch (RuntimeException broken) {
      FailureLog.again("composing a mail", broken);
      retries.after(mail, Refusal.passing(broken.toString()));
    }
  }

  private Optional<MailKind.Composed> compose(OutgoingMail mail) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(mail.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind of mail is called " + mail.kind()))
        .compose(mail);
  }

  private void send(OutgoingMail mail, MailKind.Composed composed) {
    try {
      Transport.send(
          MimeMail.from(settings.sender())
              .to(composed.address(), composed.name())
              .id("latchkey-" + mail.id() + "-" + mail.createdAt().toEpochMilli())
              .date(clock.estimate())
              .letter(composed.text())
              .message(relay.session()));
    } catch (MessagingException refused) {
      throw new Undelivered(Refusal.of(refused));
    }
  }

  /** The relay has not taken the mail. */
  private static final class Undelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal reason;

    Undelivered(Refusal reason) {
      super(reason.text(), null, false, false);
      this.reason = reason;
    }

    Refusal reason() {
      return reason;
    }
  }
}
