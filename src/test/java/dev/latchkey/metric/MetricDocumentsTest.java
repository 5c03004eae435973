package dev.latchkey.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.metric.Metric.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Metadata;
import org.junit.jupiter.api.Test;

/** The dashboard, the alerts and the docs have the metrics that there are. */
class MetricDocumentsTest {
  private static final Path DOCS = Path.of("docs/operations.md");
  private static final Path DASHBOARD = Path.of("docs/examples/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("docs/examples/prometheus-rules.yml");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final Path CONFIG =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");
  private static final Pattern OURS = Pattern.compile("latchkey_\\w+");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(latchkey_\\w+)` \\| (counter|gauge|histogram) \\|", Pattern.MULTILINE);

  private static Set<String> named(Path file) throws IOException {
    return OURS.matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .map(name -> name.replaceFirst("_(bucket|sum|count)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all() {
    return names(any -> true);
  }

  private static Set<String> names(Predicate<Metric> which) {
    return Arrays.stream(Metric.values())
        .filter(which)
        .map(Metric::shown)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_dashboard_shows_every_metric_and_no_other() throws IOException {
    assertThat(named(DASHBOARD)).isEqualTo(all());
  }

  @Test
  void the_alerts_name_no_other_metric() throws IOException {
    assertThat(all()).containsAll(named(ALERTS));
  }

  @Test
  void the_alerts_fire_on_a_bad_day_only() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROMTOOL), "no promtool: apt-get install prometheus");
    Process promtool =
        new ProcessBuilder(
                PROMTOOL.toString(), "test", "rules", "src/test/prometheus/rules-test.yml")
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
  }

  @Test
  void the_table_of_the_guide_has_every_metric_and_its_kind() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    ROW.matcher(Files.readString(DOCS))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));
    Map<String, String> kinds =
        Arrays.stream(Metric.values())
            .collect(Collectors.toMap(Metric::shown, one -> one.kind().name().toLowerCase()));
    assertThat(rows).isEqualTo(kinds);
  }

  @Test
  void every_histogram_has_buckets_and_no_percentiles() throws IOException {
    Properties config = new Properties();
    try (var reader = Files.newBufferedReader(CONFIG)) {
      config.load(reader);
    }
    Set<String> histograms =
        Arrays.stream(Metric.values())
            .filter(one -> one.kind() == Kind.HISTOGRAM)
            .map(Metric::metadata)
            .map(Metadata::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(parts(config, "timer.buckets", "=.+")).isEqualTo(histograms);
    assertThat(parts(config, "percentiles", "=")).isEqualTo(histograms);
  }

  private static Set<String> parts(Properties config, String key, String rest) {
    return Arrays.stream(config.getProperty("mp.metrics.distribution." + key).split(";"))
        .map(part -> part.replaceFirst(rest + "$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void each_name_follows_the_conventions_of_prometheus() {
    assertThat(all()).allMatch(name -> name.matches("latchkey(_[a-z]+)+"));
    assertThat(names(one -> one.kind() == Kind.COUNTER)).allMatch(name -> name.endsWith("_total"));
    assertThat(names(one -> one.kind() != Kind.COUNTER)).noneMatch(name -> name.endsWith("_total"));
    assertThat(Arrays.stream(Metric.values()))
        .allMatch(one -> one.metadata().getDescription().matches("[A-Z].{10,}[^.]"));
  }
}
