package dev.latchkey.revocation;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.metric.Metric;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import dev.latchkey.session.Session;
import dev.latchkey.token.StatusReference;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The free indices of this node. Each is given out once. */
@ApplicationScoped
public class StatusIndices {
  private static final int ENOUGH = StatusList.BLOCK / 2;

  @Inject private TakeIndices takeIndices;
  @Inject private StatusLists lists;
  @Inject private DatabaseClock clock;
  @Inject private MetricRegistry registry;

  private final Queue<StatusPlace> free = new ConcurrentLinkedQueue<>();
  private Counter without;
  private volatile Seal seal;

  @PostConstruct
  void startAtZero() {
    without = registry.counter(Metric.TOKENS_WITHOUT_STATUS.metadata());
  }

  /** This empty observer makes CDI create the bean at start-up, so that the counter exists. */
  void withTheServer(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  /**
   * Takes the first indices.
   *
   * @param secrets decrypt the keys of the lists
   */
  public void open(SealSecrets secrets) {
    seal = new Seal(secrets, "status lists");
    refill();
  }

  /** Takes more indices if there are few left. Called often, so that a login never has to wait. */
  public void refill() {
    Instant now = clock.estimate();
    free.removeIf(place -> !place.fillsUntil().isAfter(now));
    if (free.size() < ENOUGH) {
      free.addAll(takeIndices.of(seal, clock.ask()));
    }
  }

  /**
   * Encrypts the keys of the open lists under the current secret, in the caller's transaction.
   * Nothing reads the key of another list any more. Returns how many were encrypted under the old
   * secret.
   *
   * @throws Seal.WrongSecretException if one opens under neither
   */
  public int reseal() {
    Instant now = clock.estimate();
    return lists.all().stream()
        .filter(list -> list.isOpen(now))
        .mapToInt(list -> seal.reseal(list.id(), list.sealedKey(), list::reseal))
        .sum();
  }

  /** Forgets the free indices of a list that was closed. */
  public void drop(String listId) {
    free.removeIf(place -> place.listId().equals(listId));
  }

  /**
   * Assigns an index to the token of a new session, in the caller's transaction. After a rollback
   * the index is lost. Empty if there is none: a login never fails because of this.
   */
  public Optional<StatusReference> assign(Session session) {
    Instant now = clock.estimate();
    StatusPlace place = free.poll();
    while (place != null && !place.fillsUntil().isAfter(now)) {
      place = free.poll();
    }
    if (place == null) {
      without.inc();
      return Optional.empty();
    }
    lists.add(new StatusIndex(place.listId(), place.index(), session));
    return Optional.of(place.reference());
  }
}
