package dev.latchkey.faults;

import dev.latchkey.nodes.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the failovers of each kind did to callers, as a table of {@code docs/reliability.md}. */
final class FailoverTable {
  private final Map<String, List<Row>> kinds = new TreeMap<>();

  private record Row(
      Duration gap, Duration outage, List<Duration> before, List<Duration> after, int kept) {}

  /** Adds a failover: the signups on each node, when it began, and how many writes were kept. */
  void add(String kind, List<List<Load.Sample>> nodes, long begun, int kept) {
    Row row =
        new Row(
            longest(nodes, FailoverTable::gap),
            longest(nodes, FailoverTable::outage),
            nodes.stream().flatMap(samples -> before(samples, begun)).toList(),
            nodes.stream().flatMap(samples -> after(samples, begun)).toList(),
            kept);
    kinds.computeIfAbsent(kind, none -> new ArrayList<>()).add(row);
    Figures.note(
        "%s: %s without a signup, %s of 503, then p99 %s; %d answered writes all kept",
        kind,
        Figures.seconds(row.gap()),
        Figures.seconds(row.outage()),
        p99(row.after()),
        row.kept());
  }

  private static Duration longest(
      List<List<Load.Sample>> nodes, ToLongFunction<List<Load.Sample>> of) {
    return Duration.ofNanos(nodes.stream().mapToLong(of).max().orElseThrow());
  }

  /** The longest time between two answered signups. */
  private static long gap(List<Load.Sample> samples) {
    long[] ok =
        samples.stream().filter(Load.Sample::ok).mapToLong(Load.Sample::at).sorted().toArray();
    return LongStream.range(1, ok.length)
        .map(i -> ok[(int) i] - ok[(int) i - 1])
        .max()
        .orElseThrow();
  }

  /** The time from the first 503 to the last one. */
  private static long outage(List<Load.Sample> samples) {
    var refused =
        samples.stream()
            .filter(sample -> !sample.ok())
            .mapToLong(Load.Sample::at)
            .summaryStatistics();
    return refused.getCount() == 0 ? 0 : refused.getMax() - refused.getMin();
  }

  /** How long the signups took before the failover. */
  private static Stream<Duration> before(List<Load.Sample> samples, long begun) {
    return samples.stream().filter(sample -> sample.at() < begun).map(Load.Sample::took);
  }

  /** How long the answered signups took that began after the last 503. */
  private static Stream<Duration> after(List<Load.Sample> samples, long begun) {
    long last =
        samples.stream()
            .filter(sample -> !sample.ok())
            .mapToLong(Load.Sample::at)
            .reduce(begun, Math::max);
    return samples.stream()
        .filter(sample -> sample.at() - sample.took().toNanos() > last)
        .map(Load.Sample::took);
  }

  private static String p99(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.isEmpty()
        ? "-"
        : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1).toMillis() + " ms";
  }

  /** Prints the table. */
  void print() {
    Figures.note(
        "| failover | times | s without service: median, longest | s of 503: median, longest |"
            + " p99 before | p99 after | answered writes, all kept |");
    Figures.note("| --- | --- | --- | --- | --- | --- | --- |");
    kinds.forEach((kind, rows) -> Figures.note("| %s | %s |", kind, cells(rows)));
  }

  private static String cells(List<Row> rows) {
    return String.join(
        " | ",
        Integer.toString(rows.size()),
        medianAndLongest(rows.stream().map(Row::gap)),
        medianAndLongest(rows.stream().map(Row::outage)),
        p99(rows.stream().map(Row::before).flatMap(List::stream).toList()),
        p99(rows.stream().map(Row::after).flatMap(List::stream).toList()),
        Integer.toString(rows.stream().mapToInt(Row::kept).sum()));
  }

  private static String medianAndLongest(Stream<Duration> times) {
    List<Duration> sorted = times.sorted().toList();
    return String.format(
        "%.1f, %.1f",
        sorted.get(sorted.size() / 2).toMillis() / 1000.0,
        sorted.get(sorted.size() - 1).toMillis() / 1000.0);
  }
}
