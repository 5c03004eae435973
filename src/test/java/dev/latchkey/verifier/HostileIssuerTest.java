package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.list.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An issuer that is down, slow, or says what it must not say. Each case is tried from the start and
 * after a right list, with what the health check shows.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileIssuerTest {
  private final Issuer issuer = new Issuer().announced();
  private Guarded service;

  @AfterEach
  void close() {
    service.close();
  }

  private static Consumer<Issuer> body(String text) {
    return issuer -> issuer.body = text;
  }

  private static Consumer<Issuer> status(int code, String text) {
    return body(text).andThen(issuer -> issuer.status = code);
  }

  private static Consumer<Issuer> claim(String name, Object value) {
    return issuer -> issuer.claims.put(name, value);
  }

  private static long in(int seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  static Stream<Map.Entry<String, Consumer<Issuer>>> faults() {
    return Stream.of(
        Map.entry("down", Issuer::stop),
        Map.entry("slow", issuer -> issuer.slowMillis = 30_000),
        Map.entry("garbage", body("garbage")),
        Map.entry("no JSON", body("a.b.c")),
        Map.entry("nothing", body("")),
        Map.entry("empty objects", body("e30.e30.e30")),
        Map.entry("a page", body("<html>")),
        Map.entry("no ZLIB", issuer -> issuer.list.put("lst", "AAAA")),
        Map.entry("no bits", issuer -> issuer.list.put("bits", 2)),
        Map.entry(
            "a zip bomb",
            issuer -> issuer.list.put("lst", Issuer.zlib(new byte[16 * 1024 * 1024 + 1]))),
        Map.entry("500", status(500, "")),
        Map.entry("204", status(204, "")),
        // What has ended stays ended, so a proxy with a wrong route must not end anything.
        Map.entry("an empty 404", status(404, "")),
        Map.entry("a 404 of a proxy", status(404, "<html>404 Not Found</html>")),
        Map.entry("another 404", status(404, "{\"code\":\"unavailable\"}")),
        Map.entry("a redirect", issuer -> issuer.status = 302),
        Map.entry("a wrong key", issuer -> issuer.signer = Issuer.newKey("k1")),
        Map.entry("an unknown key", issuer -> issuer.signer = Issuer.newKey("k9")),
        Map.entry("another type", issuer -> issuer.type = "JWT"),
        Map.entry("another sub", claim("sub", "http://localhost/status-lists/" + "B".repeat(22))),
        Map.entry("expired", claim("exp", in(-61))),
        Map.entry("of the future", claim("iat", in(7200))),
        Map.entry("no time", claim("exp", "tomorrow")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void without_a_right_list_from_the_start_the_answer_is_a_503_and_the_service_is_down(
      Map.Entry<String, Consumer<Issuer>> fault) {
    fault.getValue().accept(issuer);
    service = Guarded.closed(issuer);
    assertThat(service.verdict(6)).isEqualTo(Verdict.UNKNOWN);
    Condition condition = service.condition();
    assertThat(condition.ready()).isFalse();
    assertThat(condition.age()).isEmpty();
    assertThat(condition.uninformed()).containsExactly(issuer.url());
    assertThat(issuer.elsewhere).as("redirects that were followed").hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_list_is_used_until_it_expires_whatever_comes_after_it(
      Map.Entry<String, Consumer<Issuer>> fault) {
    service = Guarded.closed(issuer);
    service.await(service::isReady);
    fault.getValue().accept(issuer);
    Map<Count, Integer> counted = new ConcurrentHashMap<>();
    service.verifier.counts().sendTo(count -> counted.merge(count, 1, Integer::sum));
    if (!fault.getKey().equals("slow")) {
      service.await(() -> counted.getOrDefault(Count.FETCH_FAILURES, 0) >= 1);
    }
    assertThat(service.verdict(6)).isEqualTo(Verdict.VALID);
    assertThat(service.verdict(7)).isEqualTo(Verdict.ENDED);
    assertThat(service.isReady()).isTrue();
    service.clock.by = Duration.ofMinutes(62);
    assertThat(service.verdict(6)).isEqualTo(Verdict.UNKNOWN);
    assertThat(service.verdict(7)).as("ended is final").isEqualTo(Verdict.ENDED);
    assertThat(service.isReady()).isFalse();
  }

  @Test
  void an_open_service_lets_tokens_pass_without_a_list_and_is_up() {
    issuer.status = 500;
    service = Guarded.open(issuer);
    Map<Count, Integer> counted = new ConcurrentHashMap<>();
    service.verifier.counts().sendTo(count -> counted.merge(count, 1, Integer::sum));
    assertThat(service.verdict(6)).isEqualTo(Verdict.VALID);
    assertThat(service.isReady()).isTrue();
    assertThat(service.condition().uninformed()).containsExactly(issuer.url());
    assertThat(counted).containsEntry(Count.UNCHECKED, 1).doesNotContainKey(Count.UNAVAILABLE);
  }

  @Test
  void an_open_service_still_refuses_what_has_ended_and_what_is_malformed() {
    service = Guarded.open(issuer);
    service.await(issuer.at(7), Verdict.ENDED);
    assertThat(service.verdictOn(issuer.token("x"))).isEqualTo(Verdict.ENDED);
  }

  @Test
  void a_service_recovers_after_an_outage() {
    issuer.status = 500;
    service = Guarded.closed(issuer);
    assertThat(service.verdict(6)).isEqualTo(Verdict.UNKNOWN);
    issuer.status = 200;
    service.await(issuer.at(6), Verdict.VALID);
    assertThat(service.condition().uninformed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-50, 50})
  void a_clock_that_is_fifty_seconds_off_does_no_harm(int seconds) {
    issuer.claims.put("iat", in(0));
    issuer.claims.put("exp", in(10));
    service = Guarded.closed(issuer);
    service.clock.by = Duration.ofSeconds(seconds);
    service.await(service::isReady);
    assertThat(service.verdict(6)).isEqualTo(Verdict.VALID);
    assertThat(service.condition().age().orElseThrow()).isBetween(Duration.ZERO, sixty());
  }

  private static Duration sixty() {
    return Duration.ofSeconds(60);
  }

  @Test
  void a_list_of_another_node_counts_even_if_it_is_older() {
    service = Guarded.closed(issuer);
    service.await(service::isReady);
    issuer.published = List.of(issuer.key, Issuer.newKey("k2"));
    issuer.signer = issuer.published.get(1);
    issuer.claims.put("iat", in(-20));
    issuer.end(9);
    service.await(issuer.at(9), Verdict.ENDED);
    assertThat(service.verdict(7)).isEqualTo(Verdict.ENDED);
    assertThat(service.condition().age().orElseThrow()).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "{}", "{\"keys\":1}", "{\"keys\":[{\"kty\":\"EC\"}]}"})
  void without_keys_no_list_counts_and_a_token_without_a_status_passes(String keys) {
    issuer.keysBody = keys;
    service = Guarded.closed(issuer);
    assertThat(service.verdict(6)).isEqualTo(Verdict.UNKNOWN);
    assertThat(service.verdictOn(issuer.token(null))).isEqualTo(Verdict.VALID);
    assertThat(service.isReady()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "{}", "{\"status_lists\":1}", "{\"status_lists\":[1]}"})
  void without_an_index_a_list_is_fetched_when_a_token_names_it(String index) {
    issuer.index = index;
    service = Guarded.closed(issuer);
    assertThat(service.verdict(6)).isEqualTo(Verdict.VALID);
    assertThat(service.isReady()).isTrue();
  }

  @Test
  void json_that_is_nested_deeply_does_not_end_the_background_work() {
    issuer.index = "{\"status_lists\":" + "[".repeat(200_000);
    service = Guarded.closed(issuer);
    assertThat(service.verdict(6)).isEqualTo(Verdict.VALID);
    issuer.end(9);
    service.await(issuer.at(9), Verdict.ENDED);
  }
}
