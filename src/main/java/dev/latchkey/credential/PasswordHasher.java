package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.argon2.HugePages;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Logger;

/**
 * Hashes passwords with Argon2id and checks them (docs/decisions/0009-hashing.md).
 *
 * <p>A check takes the same time whether the account exists or not, and whichever older, cheaper
 * parameters its hash was made with. Not covered: hashes that cost more than the current ones,
 * which exist only after {@code LATCHKEY_ARGON2} was lowered, and only until their owners log in.
 *
 * <p>Every method that hashes waits its turn in the {@link HashThreads} and raises {@link
 * ProblemType#UNAVAILABLE} when the server shuts down. Call none of them inside a transaction.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final Logger LOG = Logger.getLogger(PasswordHasher.class.getName());
  private static final int WARM_UP_ROUNDS = 4;

  private final HashThreads lanes;
  private final PasswordRecipe recipe;
  private final Secret warmUp;
  private final PasswordHash decoy;

  /** For the container's proxy only. */
  protected PasswordHasher() {
    this.lanes = null;
    this.recipe = null;
    this.warmUp = null;
    this.decoy = null;
  }

  /** Makes the decoy and logs how passwords are hashed. */
  @Inject
  public PasswordHasher(
      HashSettings settings, HashThreads lanes, RandomTokens random, Argon2Engines engines) {
    this.lanes = lanes;
    this.recipe = new PasswordRecipe(settings, random, engines);
    this.warmUp = Secret.of(random.resetToken());
    this.decoy = hash(warmUp);
    LOG.info(() -> "Passwords are hashed by " + engineName() + ", " + lanesAnd(settings.cost()));
    if (HugePages.off() && "libsodium".equals(engineName())) {
      LOG.info("Hashing is faster with transparent_hugepage=always (docs/operations.md)");
    }
    if (settings.cost().weak()) {
      LOG.warning(() -> "LATCHKEY_ARGON2 is below what OWASP accepts: " + settings.cost());
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

  /** Hashes a few times, so that the first login finds engine, decoy and pace ready. */
  public void warmUp() {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      matches(warmUp, Optional.empty());
    }
  }

  /**
   * A new hash with a new salt, of the current parameters.
   *
   * @throws IllegalArgumentException if the secret cannot be a password
   */
  public PasswordHash hash(Secret secret) {
    if (!secret.possible()) {
      throw new IllegalArgumentException("a text that is too long to be a password");
    }
    return onLane(() -> recipe.make(secret));
  }

  /**
   * Whether this is the password that was hashed. A secret that cannot be a password is not.
   * Without a hash that this server can verify (there is no such account, or its hash cannot be
   * read, or it needs a pepper that is not configured) the answer is no, after the same work.
   */
  public boolean matches(Secret secret, Optional<PasswordHash> stored) {
    Optional<PasswordHash> verifiable = stored.filter(this::isVerifiable);
    PasswordHash hash = verifiable.orElse(decoy);
    boolean matches = onLane(() -> recipe.verify(secret, hash));
    return matches && verifiable.isPresent() && secret.possible();
  }

  /** An operator's fault: the log says so, but a caller must not learn that the account exists. */
  private boolean isVerifiable(PasswordHash hash) {
    boolean verifiable = recipe.canVerify(hash);
    if (!verifiable) {
      LOG.warning("A stored password hash needs LATCHKEY_PEPPER, which is not set.");
    }
    return verifiable;
  }

  /**
   * A hash to store in place of an outdated one. Empty if this one is not outdated, or if hashes
   * wait for a lane: the login is proven already, and a later one will do.
   */
  public Optional<PasswordHash> renewal(PasswordHash stored, Secret secret) {
    return outdated(stored) && lanes.waiting() == 0 ? Optional.of(hash(secret)) : Optional.empty();
  }

  /** Whether a hash was made with other parameters, or another pepper, than new ones are. */
  boolean outdated(PasswordHash hash) {
    return !hash.cost().equals(decoy.cost())
        || hash.peppered() != decoy.peppered()
        || hash.salt().length != decoy.salt().length
        || hash.digest().length != decoy.digest().length;
  }

  /** Which engine hashes new passwords: {@code libsodium} or {@code bouncycastle}. */
  public String engineName() {
    return recipe.engineName();
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
