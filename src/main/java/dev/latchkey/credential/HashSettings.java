package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.MemoryLimits;
import dev.latchkey.seal.SecretParsers;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The settings for password hashing. */
@ApplicationScoped
public class HashSettings implements SettingGroup {
  private static final int MOST_LANES = 256;
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private Setting<Argon2Cost> cost;
  private Setting<Optional<Pepper>> pepper;
  private Setting<Integer> lanes;
  private Setting<Duration> hashWait;

  /** For the container's proxy only. */
  protected HashSettings() {}

  /** Parses all settings and checks them against the memory of this process. */
  @Inject
  public HashSettings(SettingReader reader) {
    this(reader, MemoryLimits.ofThisProcess());
  }

  /** Checks them against the memory of another process. */
  public HashSettings(SettingReader reader, MemoryLimits memory) {
    cost = reader.read("LATCHKEY_ARGON2", cost(reader.production()));
    pepper =
        reader.secretOrFile(
            "LATCHKEY_PEPPER", SecretParsers.secret(reader.production()).map(Pepper::new));
    lanes = reader.read("LATCHKEY_HASH_LANES", Parsers.integer(0, MOST_LANES));
    hashWait = reader.read("LATCHKEY_HASH_WAIT", Parsers.duration(SHORTEST_WAIT, LONGEST_WAIT));
    checkMemory(reader, memory);
  }

  private static SettingParser<Argon2Cost> cost(boolean production) {
    SettingParser<Argon2Cost> cost =
        Parsers.expecting(
            "a cost such as m=19456,t=2,p=1 (m from 8 to 1048576 KiB, t from 1 to 64, p from 1 to"
                + " 16)",
            Argon2Cost::parse);
    return production
        ? cost.that(
            value -> !value.weak(), "in production, m of at least 7168 and m·t of at least 35840")
        : cost;
  }

  private void checkMemory(SettingReader reader, MemoryLimits memory) {
    if (cost.ifValid().isPresent() && lanes.ifValid().isPresent()) {
      int most = memory.mostKib(cost.value(), lanes());
      if (cost.value().memoryKib() > most) {
        reader.refuse(cost, "a cost with m of at most " + most + ", which fits into the memory,");
      }
    }
  }

  /** {@code LATCHKEY_ARGON2}: the cost of a new hash. */
  public Argon2Cost cost() {
    return cost.value();
  }

  /** {@code LATCHKEY_PEPPER}: the server's key for passwords, if there is one. */
  Optional<Pepper> pepper() {
    return pepper.value();
  }

  /** {@code LATCHKEY_HASH_LANES}: how many hashes run at once. The value 0 means one per core. */
  public int lanes() {
    return lanes.value() == 0 ? Runtime.getRuntime().availableProcessors() : lanes.value();
  }

  /** {@code LATCHKEY_HASH_WAIT}: how long a call may wait before it hashes. */
  public Duration hashWait() {
    return hashWait.value();
  }
}
