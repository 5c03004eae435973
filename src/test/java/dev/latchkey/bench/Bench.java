package dev.latchkey.bench;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the parts that are asked for on each database; {@code mvn -Pbench verify}. */
public final class Bench {
  /** Everything there is; {@code soak} and {@code growth} run only when they are named. */
  static final List<String> PARTS =
      List.of(
          "micro",
          "start",
          "reads",
          "logins",
          "keycloak",
          "overhead",
          "writes",
          "storm",
          "flames",
          "growth",
          "soak");

  private static final Logger POSTGRES_OUTPUT = Logger.getLogger("io.zonky.test");
  private static final double LEAST_LOGINS = 0.90;
  private static final double LEAST_AT_KEYCLOAKS_COST = 0.80;
  private static final int FEWEST_PEOPLE = 32;

  private final Report report = new Report();

  private Bench() {}

  /** No arguments: {@link BenchSettings} are system properties. */
  public static void main(String[] arguments) {
    POSTGRES_OUTPUT.setLevel(Level.WARNING);
    Bench bench = new Bench();
    bench.report.note(Machine.description());
    if (wanted("micro")) {
      Micro.run(bench.report);
    }
    BenchSettings.databases().forEach(bench::on);
  }

  private void on(String kind) {
    if (wanted("start")) {
      try (Rig rig = Rig.alone(kind)) {
        new Footprint(rig, report).start();
      }
    }
    if (PARTS.stream().anyMatch(part -> wanted(part) && isOfDefaultServer(part))) {
      try (Rig rig = Rig.started(kind, Map.of())) {
        onDefaultServer(rig);
      }
    }
    if (wanted("keycloak")) {
      logins(kind, new BareHash(7168, 5), LEAST_AT_KEYCLOAKS_COST);
    }
    if (wanted("overhead")) {
      // Next to no hash: what is left is what a login costs besides, with the caches to itself.
      logins(kind, new BareHash(64, 1), 0);
    }
    if (wanted("growth")) {
      new Growth(kind, report).run();
    }
  }

  private void logins(String kind, BareHash floor, double least) {
    String cost = "m=%d,t=%d,p=1".formatted(floor.memoryKib(), floor.passes());
    try (Rig rig = Rig.started(kind, Map.of("LATCHKEY_ARGON2", cost))) {
      rig.people().settle(people());
      new WarmUp(rig).run();
      new Logins(rig, report).run(floor, least);
    }
  }

  private static boolean isOfDefaultServer(String part) {
    return !List.of("micro", "start", "keycloak", "overhead", "growth").contains(part);
  }

  private void onDefaultServer(Rig rig) {
    rig.people().settle(people());
    new WarmUp(rig).run();
    if (wanted("reads")) {
      new Reads(rig, report).run();
    }
    if (wanted("logins")) {
      new Logins(rig, report).run(new BareHash(19456, 2), LEAST_LOGINS);
    }
    if (wanted("writes")) {
      new Writes(rig, report).run();
    }
    if (wanted("storm")) {
      new Storm(rig, report).run();
    }
    if (wanted("flames")) {
      new Flames(rig, report).run();
    }
    if (wanted("soak")) {
      new Soak(rig, report).run();
    }
    new Footprint(rig, report).afterLoad();
  }

  /** One for each connection, so that no row is everybody's. */
  private static int people() {
    return Math.max(FEWEST_PEOPLE, Collections.max(BenchSettings.connections()));
  }

  private static boolean wanted(String part) {
    return BenchSettings.parts().contains(part);
  }
}
