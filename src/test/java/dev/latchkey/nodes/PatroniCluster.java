package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Three PostgreSQL under Patroni, with etcd, HAProxy and PgBouncer: {@code
 * docs/examples/cluster.sh}. Only one can run at a time on a computer, and only as root.
 */
public final class PatroniCluster implements Closeable {
  private static final Path SCRIPT = Path.of("docs", "examples", "cluster.sh");
  private static final Path PROGRAM = Path.of("/usr/bin/patroni");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String HAPROXY = "31432";
  private static final String PGBOUNCER = "31433";

  private final Path folder;

  /** Starts it and waits until one of the machines is a synchronous standby. */
  public PatroniCluster(Path folder) {
    this.folder = folder.toAbsolutePath();
    run("start");
  }

  /** Whether this is root on a computer with the packages. */
  public static boolean possible() {
    return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
  }

  /** The variables for a node that goes through HAProxy to the primary. */
  public Map<String, String> environment() {
    return Map.of(
        "DB_KIND", "postgresql",
        "DB_HOST", "127.0.0.1",
        "DB_PORT", HAPROXY,
        "DB_PASSWORD", "latchkey");
  }

  /** The variables that send a node through PgBouncer as well, in addition to the others. */
  public Map<String, String> pooled() {
    return Map.of(
        "DB_PORT",
        PGBOUNCER,
        "DB_POOLER",
        "transaction",
        "DB_MIGRATION_URL",
        "jdbc:postgresql://127.0.0.1:" + HAPROXY + "/latchkey");
  }

  /** Runs a command of the script, which must succeed, on one machine. */
  public void run(String what, int machine) {
    run(what, Integer.toString(machine));
  }

  /** Runs a command of the script, which must succeed. */
  public void run(String... command) {
    Process process = started(command);
    if (!Processes.ended(process, PATIENCE) || process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed, see " + log());
    }
  }

  /** The number of the machine that is the primary, once all three work. */
  public int primaryOfAll() {
    Processes.await("all machines work, see " + log(), PATIENCE, () -> succeeds("complete"));
    return primary().orElseThrow();
  }

  /** Waits until another machine than this one is the primary. */
  public void awaitPrimaryOtherThan(int machine) {
    Processes.await(
        "another primary, see " + log(),
        PATIENCE,
        () -> primary().stream().anyMatch(primary -> primary != machine));
  }

  private OptionalInt primary() {
    Path answer = folder.resolve("primary.txt");
    try {
      Files.deleteIfExists(answer);
      Processes.ended(Processes.start(command("primary"), Map.of(), answer), PATIENCE);
      return Files.readString(answer).lines().mapToInt(Integer::parseInt).findFirst();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean succeeds(String command) {
    Process process = started(command);
    return Processes.ended(process, PATIENCE) && process.exitValue() == 0;
  }

  private Process started(String... command) {
    return Processes.start(command(command), Map.of(), log());
  }

  private List<String> command(String... command) {
    List<String> words = new ArrayList<>(List.of(SCRIPT.toString(), command[0], folder.toString()));
    words.addAll(List.of(command).subList(1, command.length));
    return words;
  }

  private Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  @Override
  public void close() {
    run("stop");
  }
}
