package dev.latchkey.delivery;

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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Delivers the messages of the outbox: soon after a commit, and every few seconds if they are due
 * again. It holds no transaction and no database connection while it talks to another system.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxWorker {
  /**
   * How many deliveries of a channel this node runs at once. A slow system occupies no more threads
   * than these, and none of another channel's.
   */
  private static final int MOST_AT_ONCE = 4;

  @Inject private Outbox outbox;
  @Inject private OutboxClaims claims;
  @Inject private RetryPolicy retries;
  @Inject private SilentRecipients silent;
  @Inject private ServerState state;
  @Inject private DatabaseClock clock;
  @Inject @Any private Instance<Channel> channels;

  private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();

  /** Delivers all messages of a channel that are due, on another thread. */
  @Asynchronous
  public void deliverSoon(String name) {
    Semaphore free = permits.computeIfAbsent(name, key -> new Semaphore(MOST_AT_ONCE));
    if (state.isReady() && free.tryAcquire()) {
      try {
        channels.stream()
            .filter(channel -> channel.name().equals(name))
            .forEach(this::deliverAllDue);
      } catch (RuntimeException away) {
        FailureLog.again("reading the outbox", away);
      } finally {
        free.release();
      }
    }
  }

  /** Makes messages due that a node with a wrong clock has delayed. */
  public void bringForward() {
    claims.bringForward(clock.ask());
  }

  private void deliverAllDue(Channel channel) {
    boolean more = true;
    while (more) {
      more = deliverNext(channel, clock.ask());
    }
  }

  private boolean deliverNext(Channel channel, Instant now) {
    Optional<OutboxMessage> next = claims.claimNext(channel.name(), now);
    next.ifPresent(
        message ->
            silent
                .pause(message, now)
                .ifPresentOrElse(
                    until -> retries.putOff(channel, message, now, until),
                    () -> deliver(channel, message)));
    return next.isPresent();
  }

  private void deliver(Channel channel, OutboxMessage message) {
    try {
      channel.deliver(message);
      silent.forget(message);
      // Retried, because otherwise an accepted message would be sent again.
      Retry.of(() -> outbox.done(message.id()));
    } catch (DeliveryFailure failure) {
      retries.after(channel, message, failure);
    } catch (RuntimeException broken) {
      FailureLog.again("composing a message", broken);
      retries.after(channel, message, DeliveryFailure.temporary(broken.toString()));
    }
  }
}
