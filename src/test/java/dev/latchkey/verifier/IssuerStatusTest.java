package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on tokens, with an issuer that publishes right and wrong lists. */
class IssuerStatusTest {
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private final Issuer issuer = new Issuer();
  private final IssuerStatus status = new IssuerStatus(issuer.url(), issuer.url());

  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void close() {
    threads.shutdownNow();
    status.close();
    issuer.close();
  }

  private Verdict verdict(long index) {
    return status.verdictOn(issuer.at(index));
  }

  private void await(JsonWebToken token, Verdict wanted) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (status.verdictOn(token) != wanted) {
      assertThat(System.nanoTime()).as("still not " + wanted).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void the_bit_of_the_token_decides() {
    assertThat(verdict(6)).isEqualTo(Verdict.VALID);
    assertThat(verdict(7)).isEqualTo(Verdict.ENDED);
    assertThat(verdict(8)).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_list_is_fetched_again_in_the_background() {
    assertThat(verdict(9)).isEqualTo(Verdict.VALID);
    issuer.end(9);
    await(issuer.at(9), Verdict.ENDED);
  }

  @Test
  void what_has_ended_stays_ended() {
    assertThat(verdict(7)).isEqualTo(Verdict.ENDED);
    issuer.end(9);
    await(issuer.at(9), Verdict.ENDED);
    assertThat(verdict(7)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void a_token_without_a_status_passes() {
    assertThat(status.verdictOn(issuer.token(null))).isEqualTo(Verdict.VALID);
  }

  @Test
  void the_claim_may_be_an_object_of_json_processing() {
    assertThat(
            status.verdictOn(
                issuer.token(
                    Json.createObjectBuilder()
                        .add(
                            "status_list",
                            Json.createObjectBuilder()
                                .add("idx", 7)
                                .add("uri", issuer.url() + Issuer.LIST))
                        .build())))
        .isEqualTo(Verdict.ENDED);
  }

  @ParameterizedTest
  @ValueSource(longs = {64, 100_000, Integer.MAX_VALUE, -1, 1L << 32, Long.MIN_VALUE})
  void an_index_out_of_bounds_is_a_bad_token(long index) {
    assertThat(verdict(index)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void a_malformed_status_is_a_bad_token() {
    for (Object claim : List.of("x", 1, Map.of(), Map.of("status_list", "x"), List.of())) {
      assertThat(status.verdictOn(issuer.token(claim))).isEqualTo(Verdict.ENDED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://auth.example.com.evil.example/status-lists/AAAAAAAAAAAAAAAAAAAAAA",
        "%s.evil.example/status-lists/AAAAAAAAAAAAAAAAAAAAAA",
        "%s@evil.example/status-lists/AAAAAAAAAAAAAAAAAAAAAA",
        "%s/../status-lists/AAAAAAAAAAAAAAAAAAAAAA",
        "%s/status-lists/../../AAAAAAAAAAAAAAAAAAAAAA",
        "%s/status-lists/AAAAAAAAAAAAAAAAAAAAAA?x",
        "%s/status-lists/AAAAAAAAAAAAAAAAAAAAAA#x",
        "%s/status-lists/short",
        "file:///status-lists/AAAAAAAAAAAAAAAAAAAAAA",
        "/status-lists/AAAAAAAAAAAAAAAAAAAAAA",
        ""
      })
  void a_list_of_somebody_else_is_a_bad_token_and_nothing_is_fetched(String uri) {
    Map<String, Object> list = Map.of("idx", 6, "uri", uri.replace("%s", issuer.url()));
    assertThat(status.verdictOn(issuer.token(Map.of("status_list", list))))
        .isEqualTo(Verdict.ENDED);
    assertThat(issuer.requests).hasValue(0);
  }

  @Test
  void a_list_that_the_issuer_does_not_know_has_ended() {
    issuer.status = 404;
    issuer.body = "{\"success\":false,\"error\":\"Not found\",\"code\":\"not_found\"}";
    assertThat(verdict(6)).isEqualTo(Verdict.ENDED);
  }

  /** What has ended stays ended, so a proxy with a wrong route must not end anything. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<html>404 Not Found</html>", "{}", "{\"code\":\"unavailable\"}"})
  void a_404_of_somebody_else_is_an_outage(String body) {
    issuer.status = 404;
    issuer.body = body;
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void requests_that_come_while_the_first_one_fetches_the_list_wait_for_it() {
    issuer.slowMillis = 1000;
    List<CompletableFuture<Verdict>> callers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> verdict(6), threads))
            .limit(8)
            .toList();
    assertThat(callers).extracting(CompletableFuture::join).containsOnly(Verdict.VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a.b.c", "", "e30.e30.e30", "<html>"})
  void garbage_is_an_outage(String garbage) {
    issuer.body = garbage;
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 302, 204})
  void every_answer_but_a_200_is_an_outage(int code) {
    issuer.status = code;
    issuer.body = "";
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_list_that_another_key_has_signed_is_refused() {
    issuer.signer = Issuer.newKey("k1");
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_list_of_another_uri_is_refused() {
    issuer.claims.put("sub", issuer.url() + "/status-lists/BBBBBBBBBBBBBBBBBBBBBB");
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_token_of_another_type_is_no_list() {
    issuer.type = "JWT";
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void an_expired_list_and_one_of_the_future_are_refused() {
    issuer.claims.put("exp", Instant.now().getEpochSecond() - 61);
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
    issuer.claims.put("exp", Instant.now().getEpochSecond() + 3600);
    issuer.claims.put("iat", Instant.now().getEpochSecond() + 90);
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_clock_that_is_fifty_seconds_off_does_no_harm() {
    issuer.claims.put("iat", Instant.now().getEpochSecond() + 50);
    assertThat(verdict(6)).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_list_of_more_than_sixteen_megabytes_is_refused() {
    issuer.list.put("lst", Issuer.zlib(new byte[16 * 1024 * 1024 + 1]));
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_service_recovers_after_an_outage() {
    issuer.status = 500;
    assertThat(verdict(6)).isEqualTo(Verdict.UNKNOWN);
    issuer.status = 200;
    await(issuer.at(6), Verdict.VALID);
  }

  @Test
  void a_list_is_used_as_long_as_it_has_not_expired() {
    assertThat(verdict(6)).isEqualTo(Verdict.VALID);
    int before = issuer.requests.get();
    issuer.status = 500;
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (issuer.requests.get() < before + 2) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(verdict(6)).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_token_whose_key_has_left_the_key_set_has_ended_with_and_without_a_status() {
    assertThat(verdict(6)).isEqualTo(Verdict.VALID);
    issuer.published = List.of(Issuer.newKey("k2"));
    await(issuer.at(6), Verdict.ENDED);
    assertThat(status.verdictOn(issuer.token(null))).isEqualTo(Verdict.ENDED);
  }
}
