package dev.latchkey.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How passwords are hashed, from configuration, checked when the server starts. The defaults stand
 * in {@code META-INF/microprofile-config.properties}.
 */
@ApplicationScoped
public class SecretSettings {

  private static final int MOST_LANES = 256;
  private static final int LONGEST_QUEUE = 10_000;

  private final Argon2Cost cost;
  private final Optional<Pepper> pepper;
  private final int lanes;
  private final int queue;

  /** For the container's proxy only. */
  protected SecretSettings() {
    this.cost = null;
    this.pepper = Optional.empty();
    this.lanes = 0;
    this.queue = 0;
  }

  /**
   * Checks what is configured.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  @Inject
  public SecretSettings(
      @ConfigProperty(name = "LATCHKEY_ARGON2") String argon2,
      @ConfigProperty(name = "LATCHKEY_PEPPER") Optional<String> pepper,
      @ConfigProperty(name = "LATCHKEY_HASH_LANES") int lanes,
      @ConfigProperty(name = "LATCHKEY_HASH_QUEUE") int queue) {
    this.cost = parseCost(argon2);
    this.pepper = pepper.map(Pepper::new);
    this.lanes = within("LATCHKEY_HASH_LANES", lanes, 0, MOST_LANES);
    this.queue = within("LATCHKEY_HASH_QUEUE", queue, 1, LONGEST_QUEUE);
  }

  private static Argon2Cost parseCost(String argon2) {
    try {
      return Argon2Cost.parse(argon2.strip());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("LATCHKEY_ARGON2: " + wrong.getMessage(), wrong);
    }
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** {@code LATCHKEY_ARGON2}: what a new hash costs. */
  public Argon2Cost cost() {
    return cost;
  }

  /** {@code LATCHKEY_PEPPER}: the server's key for passwords, if there is one. */
  Optional<Pepper> pepper() {
    return pepper;
  }

  /** {@code LATCHKEY_HASH_LANES}: hashes computed at once; 0 was configured for one per core. */
  public int lanes() {
    return lanes == 0 ? Runtime.getRuntime().availableProcessors() : lanes;
  }

  /** {@code LATCHKEY_HASH_QUEUE}: hashes that may wait for a lane. */
  public int queue() {
    return queue;
  }
}
