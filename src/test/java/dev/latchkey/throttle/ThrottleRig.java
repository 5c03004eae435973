package dev.latchkey.throttle;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.SharedTime;
import dev.latchkey.TestDatabase;
import dev.latchkey.address.IpAddress;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.familiar.Familiarity;
import dev.latchkey.name.LoginName;
import dev.latchkey.problem.Problem;
import dev.latchkey.proof.LoginThrottle;
import dev.latchkey.proof.LoginTry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The limits of one node on a database of its own, with a clock that a test sets. */
public final class ThrottleRig implements AutoCloseable {
  static final long OWNER = 7;
  private static final LoginName NAME = new LoginName("johndoe");

  private final TestDatabase database = new TestDatabase();
  private final Now clock = new Now();
  private final QuietTrail trail = new QuietTrail();
  final FamiliarAddresses addresses = database.opened(new FamiliarAddresses());
  final RateLimiter limiter = new RateLimiter();
  public final LoginThrottle logins = new LoginThrottle();

  public ThrottleRig() {
    Familiarity familiarity = new Familiarity();
    Injected.into(familiarity, "addresses", addresses);
    Injected.into(familiarity, "clock", clock);
    AttemptCounters attempts = database.opened(new AttemptCounters());
    Injected.into(attempts, "clock", SharedTime.of(clock));
    Injected.into(limiter, "attempts", attempts);
    Injected.into(limiter, "audit", trail);
    Injected.into(limiter, "settings", new FixedSettings());
    Injected.into(limiter, "clock", SharedTime.of(clock));
    Injected.into(logins, "limiter", limiter);
    Injected.into(logins, "familiarity", familiarity);
    Injected.into(logins, "settings", new FixedSettings());
    Injected.into(logins, "clock", SharedTime.of(clock));
  }

  public static Caller from(String ip) {
    return new Caller(IpAddress.parse(ip), "test", "1");
  }

  /** Makes the owner's account familiar with this address. */
  public void loggedInFrom(String ip) {
    addresses.add(OWNER, IpAddress.parse(ip).subnet(), clock.instant());
  }

  /** A login that was let through. */
  public LoginTry admit(String ip) {
    database.forgetEntities();
    return logins.admit(OptionalLong.of(OWNER), NAME, from(ip));
  }

  /** What a wrong password is answered with, as a caller sees it. */
  public String wrong(String ip) {
    try (LoginTry attempt = admit(ip)) {
      return seen(attempt.failed());
    } catch (Problem refused) {
      return seen(refused);
    }
  }

  private static String seen(Problem problem) {
    return problem.type() + " " + problem.retryAfter();
  }

  public void pass(Duration time) {
    clock.pass(time);
  }

  /** Counts failures of others from this address. */
  public void failures(int count, String ip) {
    List<Bucket> buckets =
        Bucket.byAddress("login:from", new FixedSettings().login(), IpAddress.parse(ip));
    for (int i = 0; i < count; i++) {
      limiter.add(buckets);
    }
  }

  /** How many buckets something is counted in. */
  public long rows() {
    return database.number("select count(*) from attempt_counter");
  }

  public int throttleRows() {
    return trail.rows;
  }

  @Override
  public void close() {
    database.close();
  }

  private static final class QuietTrail extends AuditTrail {
    private int rows;

    @Override
    public void refusal(AuditAction action, Long accountId, Caller caller) {
      rows++;
    }

    @Override
    public void note(AuditAction action, Long accountId, Caller caller) {
      // Nobody reads this log.
    }
  }
}
