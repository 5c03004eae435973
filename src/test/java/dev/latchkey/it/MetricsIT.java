package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.metric.Metric;
import dev.latchkey.runtime.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator's Prometheus reads. */
@LatchkeyIT
class MetricsIT {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private final Api anyone = Api.anyone();

  private String metrics() {
    Answer answer = anyone.get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .text()
        .lines()
        .filter(MetricsIT::isMeant)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * Payara adds a mean to each timer, in nanoseconds and without a text of help: docs/payara.md.
   */
  private static boolean isMeant(String line) {
    return !line.matches(".*latchkey_\\w+_seconds_mean\\b.*");
  }

  private static List<String> ours(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("latchkey_") || line.matches("# (HELP|TYPE) latchkey_.*"))
        .toList();
  }

  /** The value of the only series of this name with all of these labels; 0 if there is none. */
  private static double value(String metrics, String name, String... labels) {
    List<String> found =
        metrics
            .lines()
            .filter(line -> line.startsWith(name + "{"))
            .filter(line -> List.of(labels).stream().allMatch(line::contains))
            .toList();
    assertThat(found).as(name + List.of(labels)).hasSizeLessThan(2);
    return found.isEmpty()
        ? 0
        : Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf('}') + 2));
  }

  private static String label(String name, String value) {
    return name + "=\"" + value + "\"";
  }

  private double requests(String route, int status) {
    return value(
        metrics(), "latchkey_requests_total", label("route", route), label("status", "" + status));
  }

  @Test
  void a_request_is_counted_and_timed_by_its_route_and_status() {
    double before = requests("/api/profile", 401);
    anyone.get("/api/profile").tokenRefused();
    String after = metrics();
    assertThat(requests("/api/profile", 401)).isGreaterThan(before);
    assertThat(
            value(
                after,
                "latchkey_request_duration_seconds_bucket",
                label("route", "/api/profile"),
                label("le", "+Inf")))
        .isEqualTo(
            value(after, "latchkey_request_duration_seconds_count", label("route", "/api/profile")))
        .isPositive();
    assertThat(after)
        .contains("latchkey_request_duration_seconds_bucket")
        .containsPattern("latchkey_request_duration_seconds_bucket\\{[^}]*le=\"0\\.25\"");
  }

  @Test
  void a_parameter_of_a_path_is_a_name_and_not_what_was_typed() {
    anyone.delete("/api/sessions/typed-by-a-caller").tokenRefused();
    assertThat(requests("/api/sessions/{id}", 401)).isPositive();
    assertThat(metrics()).doesNotContain("typed-by-a-caller");
  }

  @Test
  void all_unknown_paths_are_one_route() {
    double before = requests("unknown", 404);
    String random = "no-such-" + ThreadLocalRandom.current().nextInt(1_000_000);
    for (String folder : List.of("/", "/api/", "/api/profile/", "/api/sessions/x/")) {
      assertThat(anyone.get(folder + random).status()).isEqualTo(404);
    }
    assertThat(requests("unknown", 404)).isGreaterThanOrEqualTo(before + 4);
    assertThat(metrics()).doesNotContain(random);
  }

  @Test
  void a_method_that_a_route_does_not_have_counts_for_the_route() {
    anyone.get("/api/profile").tokenRefused();
    double before = requests("/api/profile", 405);
    assertThat(anyone.delete("/api/profile").status()).isEqualTo(405);
    assertThat(requests("/api/profile", 405)).isGreaterThan(before);
  }

  @Test
  void servlets_have_the_route_that_they_are_mapped_to() {
    anyone.get("/assets/latchkey.css");
    anyone.get("/.well-known/jwks.json");
    assertThat(requests("/assets/*", 200)).isPositive();
    assertThat(requests("/.well-known/jwks.json", 200)).isPositive();
  }

  @Test
  void every_event_and_outcome_has_a_value_before_it_happens() {
    String metrics = metrics();
    for (AuditAction action : AuditAction.values()) {
      for (String outcome : List.of("success", "refused")) {
        assertThat(metrics)
            .as(action + " " + outcome)
            .containsPattern(
                "latchkey_events_total\\{(?=[^}]*event=\""
                    + action
                    + "\")(?=[^}]*outcome=\""
                    + outcome
                    + "\")");
      }
    }
  }

  @Test
  void a_route_has_its_failures_at_zero_before_the_first() {
    anyone.post("/api/logout_all", java.util.Map.of()).tokenRefused();
    assertThat(metrics())
        .containsPattern(
            "latchkey_requests_total\\{(?=[^}]*route=\"/api/logout_all\")"
                + "(?=[^}]*status=\"500\")[^}]*} 0\\.0");
  }

  @Test
  void each_of_ours_has_a_text_of_help() {
    String metrics = metrics();
    Set<String> types =
        metrics
            .lines()
            .filter(line -> line.startsWith("# TYPE latchkey_"))
            .map(line -> line.split(" ")[2])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(types).hasSizeGreaterThan(8);
    for (String name : types) {
      assertThat(metrics).as(name).containsPattern("(?m)^# HELP " + name + " [A-Z].{10,}$");
    }
  }

  @Test
  void every_metric_has_a_value_and_there_is_no_other() {
    anyone.get("/api/profile").tokenRefused();
    Set<String> served =
        metrics()
            .lines()
            .filter(line -> line.startsWith("latchkey_"))
            .map(line -> line.replaceFirst("(_bucket|_sum|_count|_max)?[{ ].*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served)
        .isEqualTo(
            Arrays.stream(Metric.values())
                .map(Metric::shown)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void a_metric_that_needs_a_query_is_read_soon_after_the_start() {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!allRead(metrics()) && System.nanoTime() < deadline) {
      Pause.of(Duration.ofMillis(100));
    }
    assertThat(allRead(metrics())).isTrue();
  }

  private static boolean allRead(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("latchkey_") && !line.contains("_max{"))
        .noneMatch(line -> line.endsWith("NaN"));
  }

  @Test
  void a_login_is_a_call_that_may_have_waited_for_its_turn_to_hash() {
    double before = value(metrics(), "latchkey_hash_wait_seconds_count");
    anyone.post("/api/login", java.util.Map.of("username", "nobody", "password", "guess-12345"));
    assertThat(value(metrics(), "latchkey_hash_wait_seconds_count")).isGreaterThan(before);
  }

  @Test
  void the_status_lists_were_read_a_moment_ago() {
    assertThat(value(metrics(), "latchkey_status_list_age_seconds")).isBetween(0.0, 10.0);
  }

  @Test
  void mails_have_their_own_series() {
    assertThat(metrics())
        .containsPattern("latchkey_outbox_waiting\\{[^}]*channel=\"mail\"")
        .containsPattern("latchkey_outbox_parked\\{[^}]*channel=\"mail\"")
        .containsPattern("latchkey_outbox_oldest_seconds\\{[^}]*channel=\"mail\"");
  }

  // promtool takes everything at once and exits with 3 if it has advice; ours alone are asked.
  @Test
  void promtool_has_nothing_to_say_about_ours() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROMTOOL), "no promtool: apt-get install prometheus");
    Path input = Files.createTempFile(Path.of("target"), "metrics", ".txt");
    Files.write(input, ours(metrics()));
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes());
    assertThat(said).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }
}
