package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.list.Verdict;
import jakarta.json.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on right and wrong tokens, with an issuer that publishes right lists. */
@Execution(ExecutionMode.CONCURRENT)
class IssuerStatusTest {
  private final Issuer issuer = new Issuer().announced();
  private final Guarded service = Guarded.closed(issuer);
  private final Map<Count, Integer> counted = new EnumMap<>(Count.class);

  @BeforeEach
  void count() {
    service.await(service::isReady);
    service.verifier.counts().sendTo(count -> counted.merge(count, 1, Integer::sum));
  }

  @AfterEach
  void close() {
    service.close();
  }

  private void assertBad(JsonWebToken token) {
    assertThat(service.verdictOn(token)).isEqualTo(Verdict.ENDED);
    assertThat(service.isReady()).as("a bad token is no outage").isTrue();
  }

  @Test
  void the_bit_of_the_token_decides() {
    assertThat(service.verdict(6)).isEqualTo(Verdict.VALID);
    assertThat(service.verdict(7)).isEqualTo(Verdict.ENDED);
    assertThat(service.verdict(8)).isEqualTo(Verdict.VALID);
    assertThat(counted).containsOnly(Map.entry(Count.REFUSED, 1));
  }

  @Test
  void what_has_ended_stays_ended() {
    issuer.end(9);
    service.await(issuer.at(9), Verdict.ENDED);
    issuer.end(10);
    service.await(issuer.at(10), Verdict.ENDED);
    assertThat(service.verdict(9)).isEqualTo(Verdict.ENDED);
    assertThat(service.verdict(7)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void a_token_without_a_status_passes_and_is_counted() {
    assertThat(service.verdictOn(issuer.token(null))).isEqualTo(Verdict.VALID);
    assertThat(counted).containsOnly(Map.entry(Count.WITHOUT_STATUS, 1));
  }

  @Test
  void a_token_of_another_issuer_is_left_alone_and_counted() {
    try (Issuer other = new Issuer()) {
      assertThat(service.verdictOn(other.at(7))).isEqualTo(Verdict.VALID);
    }
    assertThat(counted).containsOnly(Map.entry(Count.OTHER_ISSUER, 1));
  }

  @Test
  void the_claim_may_be_an_object_of_json_processing() {
    for (int index : new int[] {6, 7}) {
      Object claim =
          Json.createObjectBuilder()
              .add(
                  "status_list",
                  Json.createObjectBuilder()
                      .add("idx", index)
                      .add("uri", issuer.url() + Issuer.LIST))
              .build();
      assertThat(service.verdictOn(issuer.token(claim)))
          .isEqualTo(index == 6 ? Verdict.VALID : Verdict.ENDED);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {64, 100_000, Integer.MAX_VALUE, -1, 1L << 32, Long.MIN_VALUE})
  void an_index_out_of_bounds_is_a_bad_token(long index) {
    assertBad(issuer.at(index));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.5", "1e99999", "1e-99999", "4294967296", "-1"})
  void an_index_that_is_no_index_is_a_bad_token(String number) {
    assertBad(
        issuer.token(
            Json.createObjectBuilder()
                .add(
                    "status_list",
                    Json.createObjectBuilder()
                        .add("idx", new java.math.BigDecimal(number))
                        .add("uri", issuer.url() + Issuer.LIST))
                .build()));
  }

  @Test
  void a_malformed_status_is_a_bad_token() {
    for (Object claim : List.of("x", 1, Map.of(), Map.of("status_list", "x"), List.of())) {
      assertBad(issuer.token(claim));
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
  void a_list_of_somebody_else_is_a_bad_token_and_is_not_fetched(String uri) {
    String named = uri.replace("%s", issuer.url());
    assertBad(issuer.token(Map.of("status_list", Map.of("idx", 6, "uri", named))));
    service.awaitFetches(1);
    assertThat(issuer.fetched).containsOnly(Issuer.LIST);
  }

  @Test
  void a_list_of_a_foreign_issuer_is_a_bad_token_and_is_not_fetched() {
    try (Issuer foreign = new Issuer()) {
      assertBad(
          issuer.token(
              Map.of("status_list", Map.of("idx", 6, "uri", foreign.url() + Issuer.LIST))));
      service.awaitFetches(1);
      assertThat(foreign.requests).hasValue(0);
    }
  }

  @Test
  void a_list_that_the_issuer_does_not_know_has_ended() {
    issuer.status = 404;
    issuer.body = "{\"success\":false,\"error\":\"Not found\",\"code\":\"not_found\"}";
    service.await(issuer.at(6), Verdict.ENDED);
  }

  @Test
  void a_token_whose_key_was_revoked_has_ended_with_and_without_a_status() {
    issuer.published = List.of(Issuer.newKey("k2"));
    service.await(issuer.at(6), Verdict.ENDED);
    assertBad(issuer.token(null));
  }
}
