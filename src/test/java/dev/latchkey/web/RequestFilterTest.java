package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.caller.TrustedProxies;
import dev.latchkey.http.Cors;
import dev.latchkey.http.KnownHosts;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.SelfCall;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.runtime.Settings;
import dev.latchkey.setting.Configured;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deny, and in shape: a request that no rule lets through, and a failure anywhere behind. */
class RequestFilterTest {

  private static RequestFilter filter(String mode) {
    ServerState state = new ServerState();
    state.ready();
    return Injected.into(startingFilter(mode), "state", state);
  }

  private static RequestFilter startingFilter(String mode) {
    Configured configured =
        mode.equals("production") ? Configured.production() : Configured.development();
    Settings settings =
        new Settings(
            configured
                .with("LATCHKEY_PUBLIC_URL", "https://id.example.com:8443")
                .with("LATCHKEY_CORS_ORIGINS", "https://app.example")
                .reader());
    TrustedProxies proxies = Injected.into(new TrustedProxies(), "settings", settings);
    Cors cors = new Cors();
    cors.read(settings);
    KnownHosts hosts = new KnownHosts();
    hosts.read(settings);
    RequestFilter filter = Injected.into(new RequestFilter(), "proxies", proxies);
    Injected.into(filter, "hosts", hosts);
    Injected.into(filter, "state", new ServerState());
    Injected.into(filter, "self", new SelfCall());
    return Injected.into(filter, "cors", cors);
  }

  private static Exchange get(String path) {
    return new Exchange("GET", path, null).header("Origin", "https://app.example");
  }

  private static void isRefused(Exchange answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"success\":false,\"error\":\"");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/profile", "/api/login", "/.well-known/jwks.json", "/api/admin/drain"})
  void nothing_is_served_before_the_server_is_ready(String path) throws Exception {
    Exchange answer = get(path).through(startingFilter("production"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{\"success\":false,\"error\":\"");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  static Stream<FilterChain> failures() {
    return Stream.of(
        (request, response) -> {
          throw new IllegalStateException("x");
        },
        (request, response) -> {
          throw new StackOverflowError();
        },
        (request, response) -> {
          throw new ServletException("x");
        },
        (request, response) -> {
          throw new UncheckedIOException(new IOException("x"));
        });
  }

  @Test
  void a_caller_who_has_closed_the_connection_is_no_failure() throws Exception {
    Exchange answer =
        get("/api/profile")
            .through(
                filter("production"),
                (request, response) -> {
                  throw new IOException("Connection is closed");
                });
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatever_fails_behind_the_filter_is_a_500_with_an_incident_id(FilterChain failing)
      throws Exception {
    Exchange answer = get("/api/profile").through(filter("production"), failing);
    isRefused(answer, 500);
    assertThat(answer.body()).contains("\"incident_id\":\"").doesNotContain("IllegalState");
  }

  @Test
  void a_failure_of_the_filter_itself_is_a_500_too() throws Exception {
    RequestFilter filter = Injected.into(filter("production"), "proxies", null);
    Exchange answer = get("/api/profile").through(filter);
    isRefused(answer, 500);
    assertThat(answer.body()).contains("\"incident_id\":\"");
  }

  @Test
  void a_refusal_that_a_filter_throws_is_that_refusal() throws Exception {
    FilterChain refusing =
        (request, response) -> {
          throw ProblemType.UNAVAILABLE.raiseRetryingAfter(7);
        };
    Exchange answer = get("/api/profile").through(filter("production"), refusing);
    isRefused(answer, 503);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9080", "127.1.2.3", "[::1]:9080", "ID.example.com", "LOCALHOST"})
  void a_development_server_answers_for_this_machine_and_its_public_host(String host)
      throws Exception {
    assertThat(to(host).through(filter("development")).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:9080",
        "192.0.2.1",
        "localhost.evil.example",
        "x.id.example.com",
        "0.0.0.0"
      })
  void a_development_server_answers_for_no_other_host(String host) throws Exception {
    isRefused(to(host).through(filter("development")), 421);
    assertThat(to(host).through(filter("production")).status()).isEqualTo(204);
  }

  @Test
  void the_host_of_an_absolute_target_counts_as_much_as_the_header() throws Exception {
    // RFC 9112 3.2.2: it is the name of the server; Open Liberty leaves the header as it was sent.
    isRefused(toTarget("HTTP/1.1").through(filter("development")), 421);
    isRefused(toTarget("HTTP/1.0").without("Host").through(filter("development")), 421);
    assertThat(toTarget("HTTP/1.1").through(filter("production")).status()).isEqualTo(204);
  }

  private static Exchange toTarget(String version) {
    return get("/api/profile").with("getServerName", "evil.example").with("getProtocol", version);
  }

  private static Exchange to(String host) {
    return get("/api/profile").without("Host").header("Host", host);
  }

  @ParameterizedTest
  @CsvSource({
    "Host,localhost",
    "Host,evil.example",
    "Content-Length,2",
    "Transfer-Encoding,chunked"
  })
  void a_request_with_two_hosts_or_two_lengths_is_a_400_and_the_end(String name, String value)
      throws Exception {
    Exchange answer =
        get("/api/profile")
            .header("Content-Length", "2")
            .header(name, value)
            .through(filter("production"));
    isRefused(answer, 400);
    assertThat(answer.header("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+2", "-1", "0x2", "2, 2", "", "9999999999999999999", "2 2"})
  void a_length_that_is_no_number_is_a_400(String length) throws Exception {
    isRefused(get("/api/x").header("Content-Length", length).through(filter("production")), 400);
  }

  @Test
  void a_request_without_a_host_is_a_400_unless_it_is_of_http_1_0() throws Exception {
    isRefused(get("/api/x").without("Host").through(filter("development")), 400);
    Exchange old = get("/api/x").without("Host").with("getProtocol", "HTTP/1.0");
    assertThat(old.through(filter("development")).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "Accept,x;;;q=2,400",
    "Accept-Language,x;q=zz,400",
    "Content-Type,x,415",
    "Transfer-Encoding,xchunked,400",
    "Content-Encoding,gzip,415"
  })
  void a_header_that_nobody_could_read_is_refused(String name, String value, int status)
      throws Exception {
    isRefused(get("/api/profile").header(name, value).through(filter("production")), status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Post", "FOO", "TRACE", "GETGET"})
  void methods_are_known_by_their_exact_name(String method) throws Exception {
    Exchange answer =
        new Exchange(method, "/api/login", null)
            .header("Origin", "https://app.example")
            .through(filter("production"));
    isRefused(answer, 405);
    assertThat(answer.header("Allow")).contains("POST");
  }
}
