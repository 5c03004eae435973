package dev.latchkey.admission;

import dev.latchkey.account.Accounts;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.seal.Secret;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How long a refused login lasts at least. The check of a hash of another system may take longer
 * than that of ours, which would tell who was imported. So while such hashes are stored, every
 * refused login lasts one and a half times as long as the slowest of them takes on this node.
 */
@ApplicationScoped
public class RefusedLogins {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** How soon a node notices that another node has stored another kind of hash. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  private static final Set<Integer> REFUSALS = Set.of(401, 429);
  private static final String PASSWORD_FORMS = RefusedLogins.class.getName();
  private static final String ARRIVAL = PASSWORD_FORMS + ".arrival";

  @Inject private Accounts accounts;
  @Inject private PasswordHasher hasher;

  private Duration slowest = Duration.ZERO;
  private boolean known;
  private long refreshedNanos;

  /** Says that the request is a login with this password. */
  public static void mark(HttpServletRequest request, Secret password) {
    request.setAttribute(PASSWORD_FORMS, password.forms().size());
  }

  static boolean isLogin(HttpServletRequest request) {
    return request.getAttribute(PASSWORD_FORMS) != null;
  }

  /** Notes when the request arrived, unless it was noted before. */
  static void arrived(HttpServletRequest request) {
    if (request.getAttribute(ARRIVAL) == null) {
      request.setAttribute(ARRIVAL, System.nanoTime());
    }
  }

  /** How long the response of this status must wait. Zero or less if it can be sent. */
  Duration remaining(HttpServletRequest request, int status) {
    if (!isLogin(request) || !REFUSALS.contains(status)) {
      return Duration.ZERO;
    }
    int forms = (Integer) request.getAttribute(PASSWORD_FORMS);
    Duration least = slowest().multipliedBy(forms).multipliedBy(3).dividedBy(2);
    return (least.compareTo(LONGEST) > 0 ? LONGEST : least).minus(sinceArrival(request));
  }

  /** How long ago the request arrived. */
  static Duration sinceArrival(HttpServletRequest request) {
    return Duration.ofNanos(System.nanoTime() - (Long) request.getAttribute(ARRIVAL));
  }

  /** This node has stored hashes of another system: the next refused login asks what there is. */
  public synchronized void forget() {
    refreshedNanos = System.nanoTime() - REFRESH.toNanos() - 1;
  }

  private synchronized Duration slowest() {
    if (!known || System.nanoTime() - refreshedNanos > REFRESH.toNanos()) {
      try {
        slowest = measured();
        known = true;
      } catch (EJBException | PersistenceException away) {
        // The database is away: what was known before still holds.
      }
      refreshedNanos = System.nanoTime();
    }
    return slowest;
  }

  private Duration measured() {
    return Arrays.stream(Algorithm.values())
        .map(accounts::mostForeignWork)
        .flatMap(Optional::stream)
        .map(hasher::time)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
