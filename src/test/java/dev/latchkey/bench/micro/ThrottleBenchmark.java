package dev.latchkey.bench.micro;

import dev.latchkey.account.LoginName;
import dev.latchkey.caller.AddressBlock;
import dev.latchkey.caller.IpAddress;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.Digest;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.Count;
import dev.latchkey.throttle.FamiliarAddresses;
import dev.latchkey.throttle.LoginThrottle;
import dev.latchkey.throttle.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the throttle adds to a login besides its one lookup, which here finds at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ThrottleBenchmark {
  private final LoginThrottle clean = over(Map.of());
  private final LoginThrottle counted =
      over(
          Map.of(
              "login:" + Digest.sha256("johndoe").hex(),
              new Count(2, Instant.EPOCH, Instant.EPOCH)));
  private final Caller caller = new Caller(IpAddress.parse("192.0.2.7"), "bench", "1");
  private final LoginName name = new LoginName("johndoe");

  private static LoginThrottle over(Map<String, Count> counts) {
    return new Beans()
        .with(Attempts.class, new CountsInMemory(counts))
        .with(FamiliarAddresses.class, new Stranger())
        .of(LoginThrottle.class);
  }

  /** Nobody has failed. */
  @Benchmark
  public void admit() {
    clean.admit(OptionalLong.of(123), name, caller).close();
  }

  /** Somebody has failed at this account before. */
  @Benchmark
  public void admitAfterFailures() {
    counted.admit(OptionalLong.of(123), name, caller).close();
  }

  private static final class CountsInMemory extends Attempts {
    private final Map<String, Count> counts;

    CountsInMemory(Map<String, Count> counts) {
      this.counts = counts;
    }

    @Override
    public Map<String, Count> in(List<Bucket> buckets) {
      return counts;
    }

    @Override
    public Taken take(List<Bucket> buckets, Instant now) {
      return new Taken(Duration.ZERO, List.of());
    }

    @Override
    public void giveBack(Bucket bucket) {
      // It never was counted.
    }
  }

  private static final class Stranger extends FamiliarAddresses {
    @Override
    public Optional<Instant> lastLogin(long account, AddressBlock subnet) {
      return Optional.empty();
    }
  }
}
