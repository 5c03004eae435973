package dev.latchkey.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a run measures and for how long; every one is a system property, {@code -Dbench.…}. */
final class BenchSettings {
  private BenchSettings() {}

  /** {@code bench.databases}: {@code derby}, {@code postgresql}, or both. */
  static List<String> databases() {
    return list("bench.databases", "derby,postgresql");
  }

  /** {@code bench.parts}: which parts run, of {@link Bench#PARTS}. */
  static List<String> parts() {
    return list("bench.parts", "micro,start,reads,logins,keycloak,overhead,writes,storm");
  }

  /** {@code bench.connections}: how many connections the calls are measured with. */
  static List<Integer> connections() {
    return list("bench.connections", "1,8,32,128").stream().map(Integer::valueOf).toList();
  }

  /** {@code bench.seconds}: how long one measurement lasts. */
  static int seconds() {
    return Integer.getInteger("bench.seconds", 4);
  }

  /** {@code bench.rounds}: how often each is measured, in turn; the median counts. */
  static int rounds() {
    return Integer.getInteger("bench.rounds", 5);
  }

  /** {@code bench.warmup}: the most seconds that any one call is warmed up for. */
  static int warmUpSeconds() {
    return Integer.getInteger("bench.warmup", 60);
  }

  /** {@code bench.soak.minutes}: how long half load lasts. */
  static int soakMinutes() {
    return Integer.getInteger("bench.soak.minutes", 60);
  }

  /** {@code bench.accounts}: how many accounts the tables grow to, from a thousand. */
  static int accounts() {
    return Integer.getInteger("bench.accounts", 1_000_000);
  }

  /** {@code bench.http.port}; HTTPS, mail and PostgreSQL have {@code bench.….port} too. */
  static int port(String which, int otherwise) {
    return Integer.getInteger("bench." + which + ".port", otherwise);
  }

  /** {@code bench.wlp}: the Open Liberty that runs the servers. */
  static Path liberty() {
    return Path.of(System.getProperty("bench.wlp", "target/liberty/wlp")).toAbsolutePath();
  }

  /** {@code bench.war}: the archive that is measured. */
  static Path archive() {
    return Path.of(System.getProperty("bench.war", "target/latchkey.war")).toAbsolutePath();
  }

  /** {@code bench.flames}: where flame graphs are put; none are made without it. */
  static String flames() {
    return System.getProperty("bench.flames", "");
  }

  /** Where everything that a run makes is put. */
  static Path scratch() {
    return Path.of("target/bench").toAbsolutePath();
  }

  private static List<String> list(String name, String otherwise) {
    return Arrays.stream(System.getProperty(name, otherwise).split(","))
        .map(String::strip)
        .toList();
  }
}
