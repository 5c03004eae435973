package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Load;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What must be true for callers who continue while the database is away. */
final class Outages {
  private static final Duration MOST = Duration.ofSeconds(2);
  private static final Duration SLACK = Duration.ofMillis(250);
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private Outages() {}

  /**
   * During an outage every answer is the contract's 503 and comes within two seconds. None is a 500
   * or a 200.
   */
  static void mustBeTold(String fault, List<Load.Sample> during) {
    mustBeTold(fault, during, MOST.plus(SLACK));
  }

  /** The same, within another time. */
  static void mustBeTold(String fault, List<Load.Sample> during, Duration most) {
    assertThat(during).as("calls during the outage").hasSizeGreaterThan(10);
    // If it fails, it shows only the wrong answers.
    assertThat(during.stream().filter(sample -> !isOutage(sample))).isEmpty();
    Duration slowest =
        during.stream().map(Load.Sample::took).max(Comparator.naturalOrder()).orElseThrow();
    Figures.note(
        "%s: %d calls, all 503, slowest after %s", fault, during.size(), Figures.seconds(slowest));
    assertThat(slowest).isLessThan(most);
  }

  /** Every answer was a 200 or the 503. */
  static void neverAnythingElse(List<Load.Sample> all) {
    assertThat(all.stream().filter(sample -> !sample.ok() && !isOutage(sample))).isEmpty();
  }

  private static boolean isOutage(Load.Sample sample) {
    return sample.answer() != null && sample.answer().isOutage();
  }

  /**
   * Every call succeeds from ten seconds after the database's return. Says when the first one did.
   */
  static void mustRecover(String fault, long back, List<Load.Sample> after) {
    long first =
        after.stream().filter(Load.Sample::ok).mapToLong(Load.Sample::at).min().orElseThrow();
    Figures.note(
        "%s: serves again after %s", fault, Figures.seconds(Duration.ofNanos(first - back)));
    assertThat(Duration.ofNanos(first - back)).isLessThan(RECOVERY);
    List<Load.Sample> later =
        after.stream()
            .filter(sample -> sample.at() - sample.took().toNanos() > back + RECOVERY.toNanos())
            .toList();
    assertThat(later.size()).as("calls after %s", RECOVERY).isPositive();
    assertThat(later.stream().filter(sample -> !sample.ok())).isEmpty();
  }
}
