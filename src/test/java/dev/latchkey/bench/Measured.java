package dev.latchkey.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A load and what it cost.
 *
 * @param serverCpuMillis CPU of the server and the database's process, a call
 * @param clientCpuMillis CPU of this load program, a call: the share of the cores that it takes
 * @param others cores that were busy with neither: how disturbed the measurement was
 */
record Measured(Figures figures, double serverCpuMillis, double clientCpuMillis, double others) {

  double perSecond() {
    return figures.perSecond();
  }

  /** The median of some rounds. */
  static double median(List<Measured> rounds, ToDoubleFunction<Measured> what) {
    return rounds.stream()
        .map(what::applyAsDouble)
        .sorted(Comparator.naturalOrder())
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  static double rate(List<Measured> rounds) {
    return median(rounds, Measured::perSecond);
  }

  static double others(List<Measured> rounds) {
    return median(rounds, Measured::others);
  }

  static double cpu(List<Measured> rounds) {
    return median(rounds, Measured::serverCpuMillis);
  }
}
