package dev.latchkey.secret;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Hashes passwords with Argon2id and checks them (docs/decisions/0009-hashing.md).
 *
 * <p>A check takes the same time whether the account exists or not, and whichever older, cheaper
 * parameters its hash has. Not covered: hashes that cost more than the current parameters. They
 * exist only after {@code LATCHKEY_ARGON2} was lowered, and only until their owners log in.
 *
 * <p>No method waits. Each returns a stage that completes on a thread of the container when a lane
 * has done the work ({@link HashingLanes}). If the work would have to wait too long, the stage
 * fails after about a second with {@link ProblemType#UNAVAILABLE}, and nothing was hashed. Neither
 * transaction nor caller are there in what follows: pass on what is needed.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final Logger LOG = Logger.getLogger(PasswordHasher.class.getName());
  private static final int WARM_UP_ROUNDS = 8;

  private final HashingLanes lanes;
  private final HeldRefusals refusals;
  private final PasswordRecipe recipe;
  private final Secret warmUp;
  private final PasswordHash decoy;

  /** For the container's proxy only. */
  protected PasswordHasher() {
    this.lanes = null;
    this.refusals = null;
    this.recipe = null;
    this.warmUp = null;
    this.decoy = null;
  }

  /** Makes the decoy and logs how passwords are hashed. */
  @Inject
  public PasswordHasher(
      SecretSettings settings,
      HashingLanes lanes,
      HeldRefusals refusals,
      RandomTokens random,
      Argon2Engines engines) {
    this.lanes = lanes;
    this.refusals = refusals;
    this.recipe = new PasswordRecipe(settings, random, engines);
    this.warmUp = Secret.of(random.resetToken());
    this.decoy = recipe.make(warmUp);
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

  /**
   * Makes the first login find engine, decoy and pace ready. A start that will be refused for these
   * settings hashes nothing, so that its one line is all that it says.
   */
  static void warmUp(
      @Observes Startup event,
      SettingReader reader,
      SecretSettings settings,
      Instance<PasswordHasher> hasher) {
    settings.load();
    if (reader.faults().isEmpty()) {
      hasher.get().warmUp();
    }
  }

  void warmUp() {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      lanes.run(() -> recipe.verify(warmUp, decoy));
    }
  }

  /**
   * A new hash with a new salt, of the current parameters.
   *
   * @throws IllegalArgumentException if the secret cannot be a password
   */
  public CompletionStage<PasswordHash> hash(Secret secret) {
    checkPossible(secret);
    return onLane(() -> recipe.make(secret));
  }

  /**
   * Whether this is the password that was hashed. A secret that cannot be a password is not.
   * Without a hash that this server can verify (there is no such account, or its hash cannot be
   * read, or it needs a pepper that is not configured) the answer is no, after the same work.
   */
  public CompletionStage<Boolean> matches(Secret secret, Optional<PasswordHash> stored) {
    return onLane(() -> verify(secret, stored));
  }

  /** The same, and the hash to store from now on if the stored one has other parameters. */
  public CompletionStage<Proof> prove(Secret secret, Optional<PasswordHash> stored) {
    return onLane(
        () -> {
          boolean proven = verify(secret, stored);
          return new Proof(
              proven,
              stored.filter(hash -> proven && outdated(hash)).map(older -> recipe.make(secret)));
        });
  }

  /**
   * The hash of the next password if the current one is right, or nothing.
   *
   * @throws IllegalArgumentException if the next cannot be a password
   */
  public CompletionStage<Optional<PasswordHash>> replace(
      Secret current, Optional<PasswordHash> stored, Secret next) {
    checkPossible(next);
    return onLane(
        () ->
            verify(current, stored)
                ? Optional.of(recipe.make(next))
                : Optional.<PasswordHash>empty());
  }

  /** The decoy is of a secret that was drawn at start-up and that nobody has seen. */
  private boolean verify(Secret secret, Optional<PasswordHash> stored) {
    Optional<PasswordHash> verifiable = stored.filter(this::isVerifiable);
    boolean matches = recipe.verify(secret, verifiable.orElse(decoy));
    return matches && verifiable.isPresent() && secret.possible();
  }

  private static void checkPossible(Secret secret) {
    if (!secret.possible()) {
      throw new IllegalArgumentException("a text that is too long to be a password");
    }
  }

  /** An operator's fault: the log says so, but a caller must not learn that the account exists. */
  private boolean isVerifiable(PasswordHash hash) {
    boolean verifiable = recipe.canVerify(hash);
    if (!verifiable) {
      LOG.warning("A stored password hash needs LATCHKEY_PEPPER, which is not set.");
    }
    return verifiable;
  }

  private boolean outdated(PasswordHash hash) {
    return !hash.cost().equals(decoy.cost())
        || hash.peppered() != decoy.peppered()
        || hash.salt().length != decoy.salt().length
        || hash.digest().length != decoy.digest().length;
  }

  /** Which engine hashes new passwords: {@code libsodium} or {@code bouncycastle}. */
  public String engineName() {
    return recipe.engineName();
  }

  private <T> CompletionStage<T> onLane(Supplier<T> work) {
    try {
      return lanes.run(work);
    } catch (RejectedExecutionException full) {
      Problem busy = ProblemType.UNAVAILABLE.raiseRetryingAfter(lanes.retrySeconds());
      CompletableFuture<T> refused = new CompletableFuture<>();
      refusals.send(() -> refused.completeExceptionally(busy));
      return refused;
    }
  }

  /**
   * What came of a check.
   *
   * @param proven whether the password is the account's
   * @param renewed what to store in place of a hash that has other parameters
   */
  public record Proof(boolean proven, Optional<PasswordHash> renewed) {}
}
