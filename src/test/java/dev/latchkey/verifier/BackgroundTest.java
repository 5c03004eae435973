package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.list.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is read in the background, and what a request waits for. */
@Execution(ExecutionMode.CONCURRENT)
class BackgroundTest {
  private final Issuer issuer = new Issuer();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private Guarded service;

  @AfterEach
  void close() {
    threads.shutdownNow();
    service.close();
  }

  private static Map<String, Object> at(String uri) {
    return Map.of("status_list", Map.of("idx", 6, "uri", uri));
  }

  @Test
  void all_lists_of_the_index_are_read_at_the_start() {
    issuer.announced();
    issuer.status = 503;
    service = Guarded.closed(issuer);
    service.awaitFetches(1);
    assertThat(service.isReady()).as("before the lists are there").isFalse();
    issuer.status = 200;
    service.await(service::isReady);
    assertThat(service.condition().age().orElseThrow()).isLessThan(Duration.ofMinutes(1));
    assertThat(issuer.requests.get()).isPositive();
  }

  @Test
  void a_service_whose_issuer_has_no_list_yet_is_ready_for_an_hour() {
    service = Guarded.closed(issuer);
    service.await(service::isReady);
    assertThat(service.condition().age()).isEmpty();
    issuer.stop();
    service.clock.by = Duration.ofMinutes(61);
    assertThat(service.isReady()).isFalse();
  }

  @Test
  void a_list_is_fetched_again_in_the_background() {
    issuer.announced();
    service = Guarded.closed(issuer);
    assertThat(service.verdict(9)).isEqualTo(Verdict.VALID);
    issuer.end(9);
    service.await(issuer.at(9), Verdict.ENDED);
  }

  @Test
  void no_request_waits_once_the_list_is_there() {
    issuer.announced();
    service = Guarded.closed(issuer);
    service.await(service::isReady);
    issuer.slowMillis = 30_000;
    service.awaitFetches(1);
    assertThat(
            CompletableFuture.supplyAsync(() -> service.verdict(6), threads)
                .orTimeout(5, java.util.concurrent.TimeUnit.SECONDS)
                .join())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void requests_that_come_while_the_list_is_fetched_first_wait_for_one_fetch() {
    service = Guarded.closed(issuer);
    service.await(service::isReady);
    issuer.slowMillis = 1000;
    List<CompletableFuture<Verdict>> callers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> service.verdict(6), threads))
            .limit(8)
            .toList();
    assertThat(callers).extracting(CompletableFuture::join).containsOnly(Verdict.VALID);
    assertThat(issuer.requests).hasValue(1);
  }

  @Test
  void requests_for_many_new_lists_are_fetched_one_after_another() {
    service = Guarded.closed(issuer);
    service.await(service::isReady);
    issuer.slowMillis = 200;
    List<CompletableFuture<Verdict>> callers =
        IntStream.range(0, 8)
            .mapToObj(i -> issuer.url() + "/status-lists/" + "A".repeat(21) + i)
            .map(uri -> issuer.token(at(uri)))
            .map(
                token ->
                    CompletableFuture.supplyAsync(() -> service.verifier.verdictOn(token), threads))
            .toList();
    // Their sub is that of another list.
    assertThat(callers).extracting(CompletableFuture::join).containsOnly(Verdict.UNKNOWN);
    assertThat(issuer.mostAtOnce).hasValue(1);
  }

  @Test
  void a_slow_issuer_holds_a_request_for_some_seconds_only() {
    issuer.slowMillis = 30_000;
    service = Guarded.closed(issuer);
    long start = System.nanoTime();
    assertThat(service.verdict(6)).isEqualTo(Verdict.UNKNOWN);
    assertThat(service.verdict(6)).isEqualTo(Verdict.UNKNOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void the_background_work_ends_with_the_application() {
    issuer.announced();
    service = Guarded.pushed(issuer);
    service.await(service::isReady);
    issuer.slowMillis = 30_000;
    service.awaitFetches(1);
    service.verifier.close();
    service.await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(this::isOurs));
  }

  private boolean isOurs(Thread thread) {
    return thread.getName().equals("latchkey-status-lists")
        || thread.getName().equals("latchkey-revocations");
  }
}
