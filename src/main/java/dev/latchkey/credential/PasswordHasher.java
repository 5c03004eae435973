package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.argon2.HugePages;
import dev.latchkey.foreignhash.Work;
import dev.latchkey.foreignhash.format.ForeignHashes;
import dev.latchkey.foreignhash.format.UnsaltedDigest;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/**
 * Hashes passwords with Argon2id and checks them (docs/decisions/0009-hashing.md).
 *
 * <p>A check takes the same time whether or not the account exists, and whether or not its hash has
 * older, cheaper parameters. One case is not covered: a hash that costs more than a current one.
 * Such a hash exists only after {@code LATCHKEY_ARGON2} was lowered, until its owner logs in.
 *
 * <p>Every method that hashes waits for its turn in {@link HashThreads}. It raises {@link
 * ProblemType#UNAVAILABLE} if the server is shutting down. Do not call these methods inside a
 * transaction.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final Logger LOG = Logger.getLogger(PasswordHasher.class.getName());
  private static final int WARM_UP_ROUNDS = 4;

  private final HashThreads lanes;
  private final PepperedArgon2 argon2;
  private final Secret warmUp;
  private final PasswordHash decoy;
  private final ForeignCheck foreign;

  /** For the container's proxy only. */
  protected PasswordHasher() {
    this.lanes = null;
    this.argon2 = null;
    this.warmUp = null;
    this.decoy = null;
    this.foreign = null;
  }

  /** Computes the decoy hash and logs how passwords are hashed. */
  @Inject
  public PasswordHasher(
      HashSettings settings, HashThreads lanes, RandomTokens random, Argon2Engines engines) {
    this.lanes = lanes;
    this.argon2 = new PepperedArgon2(settings, random, engines);
    this.warmUp = Secret.of(random.resetToken());
    this.decoy = hash(warmUp);
    this.foreign = new ForeignCheck(lanes.count(), settings.hashWait(), engines);
    LOG.info(() -> "Passwords are hashed by " + engineName() + ", " + lanesAnd(settings.cost()));
    if (HugePages.off() && "libsodium".equals(engineName())) {
      LOG.info("Hashing is faster with transparent_hugepage=always (docs/operations.md)");
    }
    if (settings.cost().weak()) {
      LOG.warning(() -> "LATCHKEY_ARGON2 is weaker than OWASP's minimum: " + settings.cost());
    }
  }

  @Produces
  @Singleton
  static Argon2Engines engines() {
    return Argon2Engines.detect();
  }

  private String lanesAnd(Argon2Cost cost) {
    return lanes.count() + " at once, with " + cost;
  }

  /**
   * Hashes a few times, so that the engine and the measured hash time are ready for the first
   * login.
   */
  public void warmUp() {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      matches(warmUp, Optional.empty());
    }
  }

  /**
   * Computes a hash with a new salt and the current parameters.
   *
   * @throws IllegalArgumentException if the secret cannot be a password
   */
  public PasswordHash hash(Secret secret) {
    if (!secret.possible()) {
      throw new IllegalArgumentException("the text is too long to be a password");
    }
    return onLane(() -> argon2.make(secret));
  }

  /**
   * Whether this secret is the password that was hashed. The answer is false, after the same work,
   * if the secret cannot be a password or if there is no hash that this server can verify: no such
   * account, an unreadable hash, or a hash that needs a pepper that is not configured. The check of
   * a hash of another system may take longer: {@link #time}.
   */
  public boolean matches(Secret secret, Optional<? extends StoredHash> stored) {
    if (stored.orElse(null) instanceof ImportedHash imported) {
      return foreign.inTurn(
          imported.hash().memoryKib(),
          () -> onLane(() -> argon2.padded(() -> foreign.matches(secret, imported.hash()))));
    }
    Optional<PasswordHash> verifiable =
        stored.map(PasswordHash.class::cast).filter(this::isVerifiable);
    PasswordHash hash = verifiable.orElse(decoy);
    boolean matches = verify(secret, hash);
    return matches && verifiable.isPresent() && secret.possible();
  }

  /** A hash that is more expensive than a current one takes turns with those of other systems. */
  private boolean verify(Secret secret, PasswordHash hash) {
    boolean costly =
        (long) hash.cost().memoryKib() * hash.cost().passes()
            > (long) decoy.cost().memoryKib() * decoy.cost().passes();
    BooleanSupplier check = () -> onLane(() -> argon2.verify(secret, hash));
    return costly ? foreign.inTurn(hash.cost().memoryKib(), check) : check.getAsBoolean();
  }

  /**
   * A missing pepper is the operator's mistake. It is logged, but a caller must not learn from it
   * that the account exists.
   */
  private boolean isVerifiable(PasswordHash hash) {
    boolean verifiable = argon2.canVerify(hash);
    if (!verifiable) {
      LOG.warning("A stored password hash needs LATCHKEY_PEPPER, which is not set.");
    }
    return verifiable;
  }

  /**
   * A new hash to replace one of another system or an outdated one. Empty if the hash is not
   * outdated. Also empty if it is one of ours and other hashes wait for a lane: a later login can
   * renew it.
   */
  public Optional<PasswordHash> renewal(StoredHash stored, Secret secret) {
    boolean now = !(stored instanceof PasswordHash) || lanes.waiting() == 0;
    return outdated(stored) && now ? Optional.of(hash(secret)) : Optional.empty();
  }

  /** Argon2id over an unsalted digest of a password, to be stored instead of the digest. */
  public StoredHash over(UnsaltedDigest digest) {
    return StoredHash.parse(digest.stored(onLane(() -> argon2.makeOf(digest.digest())).stored()));
  }

  /**
   * How expensive the check of this hash is, if it is not one of the current parameters. Empty if
   * it is.
   */
  public Optional<Work> foreignWork(StoredHash stored) {
    return outdated(stored)
        ? Optional.of(ForeignHashes.parse(unmarked(stored)).work())
        : Optional.empty();
  }

  private static String unmarked(StoredHash stored) {
    return stored.stored().replace("{pepper}", "");
  }

  /** How long so much work takes on this node, measured once per algorithm. */
  public Duration time(Work work) {
    return Duration.ofNanos(
        (long) (work.amount() * foreign.nanosPerUnit(work.algorithm(), this::onLane)));
  }

  /** Whether new hashes depend on {@code LATCHKEY_PEPPER}. */
  public boolean isPeppered() {
    return decoy.peppered();
  }

  /**
   * Whether a new hash would have other parameters, or would differ in whether it uses the pepper.
   */
  boolean outdated(StoredHash stored) {
    return !(stored instanceof PasswordHash hash) || isOutdated(hash);
  }

  private boolean isOutdated(PasswordHash hash) {
    return !hash.cost().equals(decoy.cost())
        || hash.peppered() != decoy.peppered()
        || hash.salt().length != decoy.salt().length
        || hash.digest().length != decoy.digest().length;
  }

  /** The engine for new hashes: {@code libsodium} or {@code bouncycastle}. */
  public String engineName() {
    return argon2.engineName();
  }

  private <T> T onLane(Callable<T> work) {
    try {
      return lanes.run(work);
    } catch (RejectedExecutionException | CancellationException shutDown) {
      throw busy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static Problem busy() {
    return ProblemType.UNAVAILABLE.raiseRetryingAfter(HashThreads.RETRY_SECONDS);
  }
}
