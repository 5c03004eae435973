package dev.latchkey.proof;

import dev.latchkey.admission.Turns;
import dev.latchkey.caller.Caller;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.familiar.Familiarity;
import dev.latchkey.name.LoginName;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.Count;
import dev.latchkey.throttle.InFlight;
import dev.latchkey.throttle.RateLimiter;
import dev.latchkey.throttle.Taken;
import dev.latchkey.throttle.ThrottleSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Slows down guessing of passwords: per name, whether there is such an account or not, and per
 * address. Only failures are written. While strangers have used up what is free for a name, its
 * owner may still try from an address of an earlier login (docs/decisions/0011-throttle.md).
 */
@ApplicationScoped
public class LoginThrottle {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  @Inject private RateLimiter limiter;
  @Inject private Familiarity familiarity;
  @Inject private ThrottleSettings settings;
  @Inject private DatabaseClock clock;

  private final Turns turns = new Turns();
  private final InFlight inFlight = new InFlight();

  /**
   * Allows a login to be tried, after the running ones of the same name on this node.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, before anything is hashed;
   *     503 if more are running from this address than may fail
   */
  public LoginTry admit(OptionalLong account, LoginName name, Caller caller) {
    Long id = account.isPresent() ? account.getAsLong() : null;
    LoginBuckets login = LoginBuckets.of(id, name, caller, settings);
    if (!settings.on()) {
      Place nowhere = new Place(turns, inFlight, login.name(), List.of());
      return new LoginTry(limiter, clock, login, nowhere, LoginAllowance.UNLIMITED);
    }
    Place place = new Place(turns, inFlight, login.name(), login.sources());
    try {
      return new LoginTry(limiter, clock, login, place, admission(login, place));
    } catch (RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  /** How many names and addresses are in memory, for the running logins. */
  int underWay() {
    return turns.size() + inFlight.size();
  }

  private LoginAllowance admission(LoginBuckets login, Place place) {
    place.tryTurn();
    Map<String, Count> counts = look(login, place);
    if (!place.hasTurn() && pause(login.name(), counts).isZero()) {
      place.awaitTurn();
      counts = look(login, place);
    }
    Taken taken = takeOfName(login, place, counts);
    if (taken.letThrough()) {
      Bucket counted = counts.containsKey(login.name().key()) ? login.name() : null;
      return new LoginAllowance(counted, taken.isLast(), counts.keySet(), null, true);
    }
    place.endTurn();
    return atThisAddress(login, counts, taken.pause());
  }

  /** Refuses a source without a free try, or with too many running ones. */
  private Map<String, Count> look(LoginBuckets login, Place place) {
    Map<String, Count> counts = limiter.counts(login.buckets());
    for (int i = 0; i < login.sources().size(); i++) {
      Bucket source = login.sources().get(i);
      Duration wait = pause(source, counts);
      if (!wait.isZero()) {
        throw limiter.refusal(wait, login.accountId(), login.caller());
      }
      if (place.underWay(i)
          > source.limit().available(counts.get(source.key()), clock.estimate())) {
        throw ProblemType.UNAVAILABLE.raiseRetryingAfter(SHORTEST_WAIT.toSeconds());
      }
    }
    return counts;
  }

  private Taken takeOfName(LoginBuckets login, Place place, Map<String, Count> counts) {
    if (!place.hasTurn()) {
      Duration wait = pause(login.name(), counts);
      return Taken.refused(wait.isZero() ? SHORTEST_WAIT : wait);
    }
    // A first failure is counted after the check: a login that succeeds writes nothing.
    return counts.containsKey(login.name().key())
        ? limiter.take(login.name(), counts)
        : Taken.of(List.of());
  }

  /**
   * The name has no free try. One may still be made from an address that is familiar. From any
   * other address a try is counted and answered in the same way, and is never right.
   */
  private LoginAllowance atThisAddress(
      LoginBuckets login, Map<String, Count> counts, Duration wait) {
    Instant nameFreeAt = clock.estimate().plus(wait);
    Taken taken = limiter.take(login.nameHere(), counts);
    if (!taken.letThrough()) {
      throw limiter.refusal(wait, login.accountId(), login.caller());
    }
    boolean familiar = familiarity.includes(login.accountId(), login.caller());
    return new LoginAllowance(
        login.nameHere(), taken.isLast(), counts.keySet(), nameFreeAt, familiar);
  }

  private Duration pause(Bucket bucket, Map<String, Count> counts) {
    return bucket.limit().pause(counts.get(bucket.key()), clock.estimate());
  }
}
