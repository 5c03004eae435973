package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that no client sends by accident get a plain refusal of ours, and leave no stack trace.
 */
@LatchkeyIT
class OddRequestsIT {
  private static final boolean PAYARA = "payara".equals(System.getProperty("arquillian.launch"));
  private static final String HOST = "Host: localhost\r\n";

  private static String send(String line, String headers) {
    return RawHttp.exchange(line + "\r\n" + headers + "Connection: close\r\n\r\n");
  }

  private static void isRefused(String answer, int status) {
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(status);
    inShape(answer);
  }

  private static void inShape(String answer) {
    assertThat(answer)
        .contains("{\"success\":false,\"error\":\"", "X-Content-Type-Options: nosniff")
        .contains("Content-Security-Policy: ")
        .doesNotContain("Exception", "\tat ", "SRVE", "CWW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: a b\r\n",
        "Host: localhost:99999\r\n",
        "Host: [::1\r\n"
      })
  void a_request_with_two_hosts_or_none_that_can_be_read_is_a_400(String hosts) {
    isRefused(send("GET /api/profile HTTP/1.1", hosts), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Host:\r\n", "Host: localhost:9080@evil.example\r\n", "Host: x:y\r\n"})
  void so_it_is_on_open_liberty_if_payara_answers_by_itself(String hosts) {
    assumeFalse(PAYARA, "Payara's connector answers this: docs/payara.md");
    isRefused(send("GET /api/profile HTTP/1.1", hosts), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/profile",
        "/dev/mailbox.json",
        "/dev/mailbox",
        "/reset-password",
        "/openapi"
      })
  void a_development_server_answers_for_no_host_but_its_own(String path) {
    isRefused(send("GET " + path + " HTTP/1.1", "Host: evil.example:9080\r\n"), 421);
    isRefused(send("GET " + path + " HTTP/1.1", "Host: localhost.evil.example\r\n"), 421);
  }

  /** RFC 9112 3.2.2: the host of the target counts, and not that of the header. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "HTTP://evil.example:9080",
        "https://evil.example",
        "http://localhost.evil.example"
      })
  void nor_for_an_absolute_target_at_another_host(String origin) {
    isRefused(send("GET " + origin + "/dev/mailbox.json HTTP/1.1", HOST), 421);
    isRefused(send("GET " + origin + "/api/profile HTTP/1.1", HOST), 421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost@evil.example", "ftp://evil.example"})
  void nor_for_one_with_a_user_or_another_scheme(String origin) {
    String answer = send("GET " + origin + "/dev/mailbox.json HTTP/1.1", HOST);
    assertThat(RawHttp.status(answer)).as(answer).isIn(400, 421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://127.0.0.1:9080", "http://[::1]:9080"})
  void it_answers_for_an_absolute_target_at_this_machine(String origin) {
    String answer = send("GET " + origin + "/.well-known/jwks.json HTTP/1.1", HOST);
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:1", "LOCALHOST", "127.0.0.1:9080", "[::1]:9080"})
  void it_answers_for_this_machine(String host) {
    String answer = send("GET /.well-known/jwks.json HTTP/1.1", "Host: " + host + "\r\n");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: x;;;q=2,/",
        "Accept: x",
        "Accept: a/b;q=z",
        "Accept: a/b;x=\"",
        "Accept-Language: x;q=zz,;;,/"
      })
  void a_header_that_nobody_can_read_is_a_400(String header) {
    isRefused(send("GET /api/profile HTTP/1.1", HOST + header + "\r\n"), 400);
    isRefused(send("GET /api/nothing HTTP/1.1", HOST + header + "\r\n"), 400);
    isRefused(send("POST /api/login HTTP/1.1", HOST + header + "\r\nContent-Length: 0\r\n"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "application/json;;x=", "application/json, text/plain", "a/b/c"})
  void a_content_type_that_nobody_can_read_is_a_415(String type) {
    isRefused(
        send(
            "POST /api/login HTTP/1.1",
            HOST + "Content-Length: 0\r\nContent-Type: " + type + "\r\n"),
        415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/profile%ff", "/api/profile\u00ff", "/%c3%28"})
  void a_path_that_is_no_text_is_a_400(String path) {
    String answer = send("GET " + path + " HTTP/1.1", HOST);
    assertThat(RawHttp.status(answer)).isEqualTo(400);
    if (!PAYARA) {
      // Its connector refuses them, with no body: docs/payara.md.
      inShape(answer);
    }
  }

  @Test
  void a_query_that_cannot_be_decoded_is_a_400() {
    isRefused(send("GET /dev/mailbox.json?to=%zz HTTP/1.1", HOST), 400);
  }

  /** So that a rule of a proxy for a path holds for every spelling of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//metrics",
        "/./metrics",
        "/x/../metrics",
        "/%6detrics",
        "/%68ealth/ready",
        "/health%3bx",
        "//api/admin/drain",
        "/x/../dev/mailbox.json",
        "/dev/mailbox.json;x",
        "/api/ibm_security_logout",
        "/ibm_security_logout",
        "/j_security_check",
        "/openapi/application.wadl",
        "/api/application.wadl"
      })
  void another_spelling_of_a_path_and_a_path_of_the_container_are_a_404(String path) {
    String answer = send("GET " + path + " HTTP/1.1", HOST);
    isRefused(answer, 404);
    assertThat(answer).doesNotContain("Location:", "Set-Cookie:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/IBMJMXConnectorREST",
        "/ibm",
        "/ibm/saml20",
        "/oidc",
        "/oidcclient",
        "/oauth2",
        "/adminCenter",
        "/graphql",
        "/management/domain",
        "/monitoring/domain",
        "/asadmin",
        "/__asadmin",
        "/ejb-timer-service-app",
        "/bbStats",
        "/web-socket"
      })
  void nothing_else_of_the_container_answers(String path) {
    isRefused(send("GET " + path + " HTTP/1.1", HOST), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jwt/ibm/api/defaultJWT/jwk", "/jwt/ibm/api", "/jwt/x", "/ibm/api/docs"})
  void what_mp_jwt_brings_along_shows_no_key_and_logs_nothing(String path) {
    String answer = send("GET " + path + " HTTP/1.1", HOST);
    assertThat(RawHttp.status(answer)).isNotEqualTo(200);
    assertThat(answer)
        .contains("X-Content-Type-Options: nosniff")
        .doesNotContain("\"kty\"", "\tat ", "Server:", "X-Powered-By");
  }

  @Test
  void the_container_has_no_web_application_that_nobody_knows_of() {
    // The last three are PropagationIT's own.
    assertThat(ServerLogs.now().linesWith("CWWKT0016I"))
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches(
                    ".*:[0-9]+/(|health/|metrics/|jwt/|ibm/api/|neighbour/|elsewhere/|payroll/|guarded/)$"));
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,/.well-known/jwks.json,'GET, HEAD, OPTIONS'",
    "POST,/.well-known/jwks.json,'GET, HEAD, OPTIONS'",
    "PUT,/assets/latchkey.css,'GET, HEAD, OPTIONS'",
    "PATCH,/assets/latchkey.css,'GET, HEAD, OPTIONS'",
    "DELETE,/reset-password,'GET, HEAD, OPTIONS'",
    "PATCH,/reset-password,'GET, HEAD, OPTIONS'",
    "POST,/openapi,'GET, HEAD, OPTIONS'",
    "PATCH,/openapi/ui,'GET, HEAD, OPTIONS'",
    "PATCH,/dev/mailbox,'GET, HEAD, DELETE'",
    "POST,/dev/mailbox/1,'GET, HEAD'"
  })
  void a_servlet_says_which_methods_it_has(String method, String path, String allowed) {
    String answer = send(method + " " + path + " HTTP/1.1", HOST);
    isRefused(answer, 405);
    assertThat(answer).contains("\r\nAllow: " + allowed + "\r\n");
    assertThat(RawHttp.status(send("OPTIONS " + path + " HTTP/1.1", HOST))).isIn(204, 405);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/health",
    "DELETE,/health",
    "PUT,/health/ready",
    "PATCH,/health/live",
    "POST,/health/started",
    "DELETE,/metrics"
  })
  void health_and_metrics_are_only_read(String method, String path) {
    assumeTrue(PAYARA, "Open Liberty answers by itself: docs/security.md");
    String answer = send(method + " " + path + " HTTP/1.1", HOST);
    isRefused(answer, 405);
    assertThat(answer).contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/health/", "/health/x", "/health/ready/", "/health;x", "/metrics/", "/metrics;x"})
  void health_and_metrics_have_one_path_each(String path) {
    assumeTrue(PAYARA, "Open Liberty answers by itself: docs/security.md");
    isRefused(send("GET " + path + " HTTP/1.1", HOST), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Get", "gEt"})
  void a_method_in_lower_case_is_no_method(String method) {
    assumeTrue(PAYARA, "Open Liberty hands it on in upper case: docs/security.md");
    isRefused(send(method + " /.well-known/jwks.json HTTP/1.1", HOST), 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "GET", "POST"})
  void a_target_without_a_path_is_a_404_with_all_headers(String method) {
    isRefused(send(method + " * HTTP/1.1", HOST), 404);
  }

  @Test
  void a_version_that_nobody_speaks_is_refused() {
    String answer = send("GET /api/profile HTTP/9.9", HOST);
    assertThat(answer).matches("(?s)HTTP/[0-9.]+ (400|505) .*").doesNotContain("401");
  }

  @Test
  void a_body_that_is_too_long_is_refused_before_it_is_sent() {
    String answer =
        RawHttp.exchange(
            "POST /api/login HTTP/1.1\r\n"
                + HOST
                + "Content-Type: application/json\r\nContent-Length: 7000000\r\n"
                + "Expect: 100-continue\r\n\r\n");
    // Both containers say 100 before any application is asked: docs/security.md.
    assertThat(answer).contains(" 413 ").contains("\"error\":\"Request body too large\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/profile", "HEAD /api/profile", "DELETE /api/sessions/x"})
  void a_body_where_none_belongs_changes_nothing(String line) {
    String answer =
        RawHttp.exchange(
            line + " HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(401);
  }

  /** The first failure of a kind is kept in a file of its own (FFDC); that is not meant here. */
  @Test
  void none_of_this_leaves_a_stack_trace_in_the_log() throws IOException {
    long before = linesOfTraces();
    for (String path :
        new String[] {
          "/\\x", "/api/%ff", "/WEB-INF;x/web.xml", "/jwt/x", "/jwt/ibm/api", "/health/x"
        }) {
      send("GET " + path + " HTTP/1.1", HOST);
    }
    for (String header :
        new String[] {
          "Accept: x;;;q=2,/", "Accept-Language: ;", "Content-Type: x", "Cookie: =;\u0001"
        }) {
      send("POST /api/login HTTP/1.1", HOST + header + "\r\nContent-Length: 0\r\n");
    }
    assertThat(linesOfTraces()).isEqualTo(before);
  }

  private static long linesOfTraces() throws IOException {
    Path log = StolenDatabase.server().resolve("logs/messages.log");
    return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith("\tat "))
        .count();
  }
}
