package dev.latchkey.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts processes, sends signals, and waits. */
final class Processes {
  private Processes() {}

  /**
   * Starts a process and appends its output to a file. The process dies with this JVM. It does not
   * inherit this JVM's settings of Latchkey.
   */
  static Process start(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      Files.createDirectories(log.getParent());
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(String.join(" ", command), failed);
    }
  }

  /** Runs a command, which must succeed. */
  static void run(Path log, String... command) {
    Process process = start(List.of(command), Map.of(), log);
    if (!ended(process, Duration.ofSeconds(60)) || process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed, see " + log);
    }
  }

  /** Sends a signal by name, {@code INT} or {@code STOP}. */
  static void signal(Process process, String name) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    command.add(Long.toString(process.pid()));
    start(command, Map.of(), Path.of("target", "nodes", "kill.log")).onExit().join();
  }

  /** Whether the process is gone within this time. */
  static boolean ended(Process process, Duration most) {
    try {
      return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", stopped);
    }
  }

  /** Kills it without a chance to clean up, and waits until it is gone. */
  static void kill(Process process) {
    process.destroyForcibly();
    if (!ended(process, Duration.ofSeconds(20))) {
      throw new IllegalStateException("process " + process.pid() + " survives SIGKILL");
    }
  }

  /**
   * Polls until the condition is true.
   *
   * @throws IllegalStateException if it is not true within this time
   */
  static void await(String what, Duration most, BooleanSupplier condition) {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + most + ": " + what);
      }
      pause(Duration.ofMillis(50));
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }
}
