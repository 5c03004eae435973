package dev.latchkey.nodes;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a node's wall clock run ahead, by a small library that is compiled for the test. */
public final class ClockAhead {
  private static final Path COMPILER = Path.of("/usr/bin/gcc");
  private static final Path SOURCE = Path.of("src", "test", "c", "clock.c");
  private static final Path LIBRARY = Path.of("target", "nodes", "clock.so").toAbsolutePath();

  private ClockAhead() {}

  /** Whether there is a C compiler. */
  public static boolean possible() {
    return Files.isExecutable(COMPILER);
  }

  /** Puts the node's clock ahead, from its next start on. */
  public static LibertyNode of(LibertyNode node, int seconds) {
    Path log = LIBRARY.resolveSibling("clock.log");
    Processes.run(log, "" + COMPILER, "-shared", "-fPIC", "-O2", "-o", "" + LIBRARY, "" + SOURCE);
    return node.with("LD_PRELOAD", LIBRARY.toString())
        .with("CLOCK_AHEAD", Integer.toString(seconds));
  }

  /** Puts the node's clock ahead while there is this file, as if a machine had been suspended. */
  public static LibertyNode whileThereIs(Path file, LibertyNode node, int seconds) {
    return of(node, seconds).with("CLOCK_AHEAD_WHILE", file.toAbsolutePath().toString());
  }
}
