package dev.latchkey.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.faults.EndingToken.Cause;
import dev.latchkey.faults.guarded.GuardedApplication;
import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.LibertyNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long a service with the verifier still accepts a token that has ended, for every cause. One
 * service reads lists only, another one also listens. {@code -Dlatchkey.it.runs=200} measures; the
 * default only shows that it works.
 */
class EndedTokenFaultIT {
  private static final int RUNS = Integer.getInteger("latchkey.it.runs", 20);

  /** Tokens that end at the same time. More would measure this machine. */
  private static final int AT_ONCE = 20;

  private static final Duration TTL = Duration.ofSeconds(4);

  /** Not the common pool: on two cores it would run one after the other. */
  private static final ExecutorService WATCHERS = Executors.newFixedThreadPool(2);

  private static final Cluster CLUSTER =
      new Cluster(EndedTokenFaultIT.class).with("LATCHKEY_STATUS_TTL", TTL.toString());

  private static LibertyNode latchkey;

  // One client each: a new one for every look would measure how fast this machine makes clients.
  private static Api reading;
  private static Api listening;
  private static String basic;

  @BeforeAll
  static void start() throws IOException {
    CLUSTER.postgres();
    latchkey = CLUSTER.node("a");
    String url = "http://localhost:" + latchkey.port();
    latchkey.with("LATCHKEY_PUBLIC_URL", url).start();
    Answer added =
        latchkey
            .api()
            .operator()
            .post(
                "/api/admin/clients",
                Map.of("name", "measured", "permissions", List.of("listen", "revoke")));
    String id = added.json().path("client_id").textValue();
    String secret = added.json().path("client_secret").textValue();
    basic = "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    LibertyNode reader = CLUSTER.node("b").deploying(service(url)).launch();
    LibertyNode listener =
        CLUSTER
            .node("c")
            .with("LATCHKEY_VERIFIER_PUSH_CLIENT_ID", id)
            .with("LATCHKEY_VERIFIER_PUSH_CLIENT_SECRET", secret)
            .deploying(service(url))
            .launch();
    reader.awaitReady();
    listener.awaitReady();
    reading = reader.api();
    listening = listener.api();
  }

  @AfterAll
  static void end() throws IOException {
    WATCHERS.shutdownNow();
    CLUSTER.close();
  }

  private static Path service(String issuer) throws IOException {
    Path war = CLUSTER.folder().resolve("service.war");
    Files.createDirectories(war.getParent());
    String settings =
        String.join(
            "\n",
            "mp.jwt.verify.publickey.location=" + issuer + "/.well-known/jwks.json",
            "mp.jwt.verify.issuer=" + issuer,
            "mp.jwt.verify.audiences=latchkey",
            "mp.jwt.verify.publickey.algorithm=ES256",
            "latchkey.verifier.issuer=" + issuer);
    ShrinkWrap.create(WebArchive.class, "service.war")
        .addPackage(GuardedApplication.class.getPackage())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties")
        .addAsLibrary(new File("target/latchkey-verifier.jar"))
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    return war;
  }

  @ParameterizedTest
  @EnumSource
  void an_ended_token_is_refused_everywhere_in_time(Cause cause) {
    List<Duration> byList = new ArrayList<>();
    List<Duration> byPush = new ArrayList<>();
    for (int run = 0; run < RUNS; run += AT_ONCE) {
      List<EndingToken> tokens = begun(cause, run);
      CompletableFuture<List<Duration>> pushed =
          CompletableFuture.supplyAsync(() -> refused(tokens, listening), WATCHERS);
      CompletableFuture<List<Duration>> listed =
          CompletableFuture.supplyAsync(() -> refused(tokens, reading), WATCHERS);
      tokens.forEach(token -> token.end(cause, basic));
      byPush.addAll(pushed.join());
      byList.addAll(listed.join());
    }
    Figures.note(
        "%s: refused after %d ms by push, %d ms by list (ttl %d ms): p99 of %d",
        cause, p99(byPush).toMillis(), p99(byList).toMillis(), TTL.toMillis(), byList.size());
    assertThat(p99(byPush)).isLessThan(Duration.ofSeconds(1));
    assertThat(p99(byList)).isLessThan(TTL.plusSeconds(1));
  }

  private static List<EndingToken> begun(Cause cause, int run) {
    List<EndingToken> tokens =
        IntStream.range(run, run + AT_ONCE)
            .mapToObj(i -> EndingToken.of(latchkey.api(), "u" + cause.ordinal() + "_" + i))
            .toList();
    for (Api service : List.of(reading, listening)) {
      tokens.forEach(token -> assertThat(token.statusAt(service)).isEqualTo(200));
    }
    return tokens;
  }

  /** How long after its end each of the tokens got its first 401. */
  private static List<Duration> refused(List<EndingToken> tokens, Api service) {
    List<Duration> times = new ArrayList<>();
    List<EndingToken> accepted = new ArrayList<>(tokens);
    long most = System.nanoTime() + TTL.multipliedBy(10).toNanos();
    while (!accepted.isEmpty() && System.nanoTime() < most) {
      for (EndingToken token : List.copyOf(accepted)) {
        if (token.statusAt(service) == 401) {
          times.add(token.sinceItsEnd());
          accepted.remove(token);
        }
      }
    }
    assertThat(accepted).as("still accepted").isEmpty();
    return times;
  }

  private static Duration p99(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
  }
}
