package dev.latchkey.bench.micro;

import dev.latchkey.account.Account;
import dev.latchkey.account.EmailAddress;
import dev.latchkey.account.Username;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.PasswordHash;
import dev.latchkey.secret.RandomTokens;
import dev.latchkey.token.KeyRotation;
import dev.latchkey.token.SigningKey;
import dev.latchkey.token.SigningKeys;
import dev.latchkey.token.TokenIssuer;
import dev.latchkey.token.TokenVerifier;
import dev.latchkey.token.VerifiedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A token issued, and the rules of a verified one checked, as the server does both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {
  private final RandomTokens random = new RandomTokens();
  private TokenIssuer issuer;
  private TokenVerifier verifier;
  private Account account;
  private String token;

  /** Makes a key and a token to check. */
  @Setup
  public void prepare() {
    Beans beans =
        new Beans()
            .with(SigningKeys.class, new KeysInMemory())
            .with(AuditTrail.class, new Unwatched());
    beans.of(KeyRotation.class).open(random.resetToken());
    issuer = beans.of(TokenIssuer.class);
    verifier = beans.of(TokenVerifier.class);
    account =
        new Account(
            new Username("johndoe"),
            new EmailAddress("john@example.com"),
            PasswordHash.parse(
                "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
                    + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            "John Doe",
            Instant.EPOCH);
    // No account that was never stored passes the rules: give it the id that a database would.
    try {
      var id = Account.class.getDeclaredField("id");
      id.setAccessible(true);
      id.setLong(account, 123);
    } catch (ReflectiveOperationException renamed) {
      throw new IllegalStateException(renamed);
    }
    token = issue();
    if (check().isEmpty()) {
      throw new IllegalStateException("the token breaks the rules");
    }
  }

  /** A signed token of an account. */
  @Benchmark
  public final String issue() {
    return issuer.issue(account, "AAAAAAAAAAAAAAAAAAAAAA", java.time.Clock.systemUTC().instant());
  }

  /** A token that was verified before, as each protected call checks it. */
  @Benchmark
  public final Optional<VerifiedToken> check() {
    return verifier.verified("Bearer " + token);
  }

  /** Making a key is an event; there is nobody here to hear of it. */
  private static final class Unwatched extends AuditTrail {
    @Override
    public void success(AuditAction action, Long accountId, Caller caller) {
      // Nothing is kept.
    }
  }

  /** Keys that no database keeps. */
  private static final class KeysInMemory extends SigningKeys {
    private final List<SigningKey> keys = new ArrayList<>();

    @Override
    public List<SigningKey> all() {
      return List.copyOf(keys);
    }

    @Override
    public void add(SigningKey key) {
      keys.add(key);
    }
  }
}
