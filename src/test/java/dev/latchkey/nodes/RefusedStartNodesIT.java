package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator sees of a start that cannot succeed, on a real server. */
class RefusedStartNodesIT {
  private static final boolean PAYARA = "payara".equals(System.getProperty("arquillian.launch"));

  /** On an idle machine Open Liberty needs 10 s. Others may keep this one busy. */
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final int MOST_LINES = 80;

  /** EX_CONFIG of sysexits.h. */
  private static final int WRONG_SETTING = 78;

  /** EX_TEMPFAIL of sysexits.h. */
  private static final int MAY_PASS = 75;

  private static final String REFUSED = "Latchkey does not start: ";
  private static final String READY = "Latchkey is ready";

  private static final Cluster CLUSTER = new Cluster(RefusedStartNodesIT.class);
  private static PostgresServer database;

  private Node node = PAYARA ? CLUSTER.payara("start") : CLUSTER.node("start");

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    database.guard("guarded", "right");
    CLUSTER.relay();
  }

  @AfterEach
  void end() throws IOException {
    node.close();
  }

  @AfterAll
  static void endAll() throws IOException {
    CLUSTER.close();
  }

  private void isRefusedWith(String... beginnings) {
    isRefused(WRONG_SETTING, beginnings);
  }

  private void isRefused(int status, String... beginnings) {
    node.launch();
    assertThat(node.exitStatus(SOON)).isEqualTo(status);
    List<String> refusals = refusals();
    assertThat(refusals).hasSameSizeAs(beginnings);
    for (int i = 0; i < beginnings.length; i++) {
      assertThat(refusals.get(i)).startsWith(beginnings[i]);
    }
    assertThat(node.logText()).doesNotContain(READY).doesNotContain("\tat ");
    assertThat(withoutInformation(node.logText()).lines().count()).isLessThan(MOST_LINES);
  }

  /**
   * Payara Micro logs 280 lines of level INFO at every start, before it deploys anything, and a
   * warning of 60 lines for each expired certificate among those that it trusts.
   */
  private static String withoutInformation(String log) {
    return Stream.of(log.split("\n(?=\\[\\d{4}-)"))
        .filter(record -> !record.contains("[levelValue: 800]"))
        .filter(record -> !record.contains("NCLS-SECURITY-05054"))
        .collect(Collectors.joining("\n"));
  }

  private List<String> refusals() {
    return node.logText()
        .lines()
        .filter(line -> line.contains(REFUSED))
        .map(line -> line.substring(line.indexOf(REFUSED) + REFUSED.length()))
        .toList();
  }

  @Test
  void every_wrong_setting_has_its_own_line() {
    node.with("LATCHKEY_TOKEN_TTL", "24h")
        .with("LATCHKEY_THROTTLE_ACCOUNT", "lots")
        .with("LATCHKEY_ARGON2", "garbage")
        .with("MAIL_TLS", "foo");
    isRefusedWith("LATCHKEY_ARGON2 ", "LATCHKEY_THROTTLE_ACCOUNT ", "LATCHKEY_TOKEN_TTL ", "MAIL_");
  }

  @Test
  void a_wrong_password_of_the_database_is_named() {
    node.with("DB_USER", "guarded").with("DB_PASSWORD", "wrong");
    isRefusedWith("DB_USER, DB_PASSWORD: ");
  }

  @Test
  void payara_does_not_wait_for_the_database() {
    assumeTrue(PAYARA, "Open Liberty waits");
    node.with("DB_HOST", "nowhere.invalid");
    isRefused(MAY_PASS, "DB_HOST: there is no host called nowhere.invalid");
  }

  @Test
  void a_missing_host_of_the_database_is_named_and_a_signal_ends_the_wait_at_once() {
    assumeFalse(PAYARA, "Payara does not wait");
    node.with("DB_HOST", "nowhere.invalid").launch();
    Processes.await("a line about DB_HOST", SOON, () -> node.logText().contains("DB_HOST: "));
    node.terminate();
    node.exitStatus(Duration.ofSeconds(10));
    assertThat(node.logText())
        .contains("Latchkey waits", "there is no host called nowhere.invalid")
        .doesNotContain(READY)
        .doesNotContain("\tat ");
  }

  @Test
  void a_port_that_another_process_has_is_named() throws IOException {
    int taken = Ports.free();
    try (ServerSocket other = new ServerSocket(taken, 50, InetAddress.getLoopbackAddress())) {
      node.with("HTTP_PORT", "" + other.getLocalPort());
      isRefusedWith("HTTP_PORT: ");
    }
  }

  @Test
  void a_port_for_tls_that_another_process_has_is_named() throws IOException {
    assumeFalse(PAYARA, "start.sh opens no port for TLS by itself");
    int taken = Ports.free();
    try (ServerSocket other = new ServerSocket(taken, 50, InetAddress.getLoopbackAddress())) {
      node.with("HTTPS_PORT", "" + other.getLocalPort());
      isRefusedWith("HTTPS_PORT: ");
    }
  }

  @Test
  void a_key_store_that_the_password_does_not_open_is_named() {
    assumeFalse(PAYARA, "the key store is Open Liberty's");
    node.start();
    node.terminate();
    node.exitStatus(SOON);
    node = CLUSTER.node("start").with("keystore_password", "another password");
    isRefusedWith("keystore_password has a value that is not shown here; the password of ");
  }

  @Test
  void another_secret_is_found_before_anything_is_written() {
    database.createDatabase("secret");
    node.with("DB_NAME", "secret").start();
    node.terminate();
    node.exitStatus(SOON);
    // As if a version of before had been here.
    database.execute("secret", "delete from flyway_schema_history where version <> '1'");
    node = PAYARA ? CLUSTER.payara("start") : CLUSTER.node("start");
    node.with("DB_NAME", "secret").with("LATCHKEY_SECRET", "another secret, of 32 characters");
    isRefusedWith("LATCHKEY_SECRET is not the secret ");
    assertThat(database.number("secret", "select count(*) from flyway_schema_history"))
        .isEqualTo(1);
  }

  @Test
  void what_is_risky_in_production_is_a_warning_and_a_line_of_the_health_check() {
    Map<String, String> production =
        Map.of(
            "LATCHKEY_MODE", "production",
            "LATCHKEY_ARGON2", "m=19456,t=2,p=1",
            "LATCHKEY_PUBLIC_URL", "https://id.example.com",
            "LATCHKEY_SECRET", "GZ6k1Jt0uQ2rW9yB4nE7mS5dC8vX3aPq",
            "LATCHKEY_OPERATOR_TOKEN", "",
            "LATCHKEY_THROTTLE", "off",
            "LATCHKEY_PASSWORD_BLOCKLIST", "off",
            "MAIL_TLS", "none",
            "MAIL_HOST", "relay.example.com",
            "MAIL_FROM", "id@example.com");
    database.createDatabase("risky");
    production.forEach(node::with);
    node.with("DB_NAME", "risky").start();
    for (String risk : List.of("LATCHKEY_THROTTLE", "LATCHKEY_PASSWORD_BLOCKLIST", "MAIL_TLS")) {
      assertThat(node.logText().lines().filter(line -> line.contains(risk + " is ")))
          .singleElement()
          .asString()
          .contains("WARN");
      assertThat(node.api().get("/health/ready", null).text()).contains(risk);
    }
  }
}
