package dev.latchkey.cli.local;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.MemoryLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proposes the strongest cost of a hash with which this machine is still fast enough. */
@Command(
    name = "tune-hash",
    description = {
      "Measures this machine and prints the LATCHKEY_ARGON2 to set.",
      "Run it where the server will run, while nothing else does. It takes seconds."
    },
    footer = "  latchkey tune-hash --logins-per-second 50")
public final class TuneHashCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  /** Strongest first. The last five are the minimum of OWASP's password storage cheat sheet. */
  private static final List<Argon2Cost> COSTS =
      List.of(
          new Argon2Cost(262_144, 3, 1),
          new Argon2Cost(131_072, 3, 1),
          new Argon2Cost(65_536, 3, 1),
          new Argon2Cost(65_536, 2, 1),
          new Argon2Cost(47_104, 2, 1),
          new Argon2Cost(47_104, 1, 1),
          new Argon2Cost(19_456, 2, 1),
          new Argon2Cost(12_288, 3, 1),
          new Argon2Cost(9_216, 4, 1),
          new Argon2Cost(7_168, 5, 1));

  @Spec private CommandSpec command;

  @Option(
      names = "--logins-per-second",
      paramLabel = "N",
      required = true,
      description = "How many logins per second the machine must manage at its busiest.")
  private int wanted;

  @Override
  public Integer call() {
    if (wanted < 1 || wanted > MOST) {
      throw new ParameterException(
          command.commandLine(), "--logins-per-second must be from 1 to " + MOST);
    }
    int lanes = Runtime.getRuntime().availableProcessors();
    Optional<Argon2Cost> cost = strongest(new HashSpeed(lanes), lanes);
    if (cost.isEmpty()) {
      command.commandLine().getErr().println("latchkey: this machine is not fast enough");
      return 1;
    }
    command.commandLine().getOut().println("LATCHKEY_ARGON2=" + cost.get());
    return 0;
  }

  private Optional<Argon2Cost> strongest(HashSpeed speed, int lanes) {
    MemoryLimits memory = MemoryLimits.withHeap(SettingGroups.HEAP);
    return COSTS.stream()
        .filter(cost -> cost.memoryKib() <= memory.mostKib(cost, lanes))
        .filter(cost -> isFastEnough(speed, cost))
        .findFirst();
  }

  private boolean isFastEnough(HashSpeed speed, Argon2Cost cost) {
    double rate = speed.measure(cost);
    command
        .commandLine()
        .getErr()
        .println(String.format(Locale.ROOT, "%-20s %7.1f logins per second", cost, rate));
    return rate >= wanted;
  }
}
