package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that bring their own key, or say where it could be fetched: nothing is ever fetched. */
@LatchkeyIT
class KeyLureIT {
  private static final String PROFILE = "/api/profile";
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final AtomicInteger hits = new AtomicInteger();
  private final Api anyone = Api.anyone();
  private HttpServer lure;
  private ECKey own;
  private Jwt jwt;

  @BeforeEach
  void lay_the_lure() throws Exception {
    own = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    jwt = Jwt.of(NewUser.signedUp().token());
    lure = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = ("{\"keys\":[" + own.toPublicJWK() + "]}").getBytes(UTF_8);
    lure.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    lure.start();
  }

  @AfterEach
  void take_it_away() {
    lure.stop(0);
  }

  private String place() {
    return "http://localhost:" + lure.getAddress().getPort() + "/keys.json";
  }

  @Test
  void the_lure_can_be_reached_so_that_no_hit_means_something() throws Exception {
    HttpRequest fetch = HttpRequest.newBuilder(URI.create(place())).build();
    assertThat(HttpClient.newHttpClient().send(fetch, BodyHandlers.ofString()).body())
        .contains(own.getKeyID());
    assertThat(hits).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u"})
  void a_token_that_says_where_its_key_is_makes_the_server_fetch_nothing(String where) {
    for (String kid : new String[] {own.getKeyID(), jwt.header().path("kid").textValue()}) {
      jwt.header().put(where, place()).put("kid", kid);
      refused();
    }
    jwt.header().remove("kid");
    refused();
    assertThat(hits).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "kid"})
  void an_issuer_or_a_key_id_that_is_an_address_makes_the_server_fetch_nothing(String name) {
    (name.equals("iss") ? jwt.claims() : jwt.header()).put(name, place());
    refused();
    assertThat(hits).hasValue(0);
  }

  @Test
  void a_token_that_brings_its_own_key_is_refused() throws Exception {
    var key = new ObjectMapper().readTree(own.toPublicJWK().toJSONString());
    jwt.header().set("jwk", key);
    refused();
    jwt.header().put("kid", own.getKeyID());
    refused();
  }

  @Test
  void a_token_that_brings_its_own_certificate_is_refused(@TempDir Path folder) throws Exception {
    KeyStore store = certificate(folder.resolve("own.p12"));
    own =
        new ECKey.Builder(Curve.P_256, (ECPublicKey) store.getCertificate("own").getPublicKey())
            .privateKey((PrivateKey) store.getKey("own", "changeit".toCharArray()))
            .build();
    String certificate =
        Base64.getEncoder().encodeToString(store.getCertificate("own").getEncoded());
    jwt.header().putArray("x5c").add(certificate);
    refused();
    jwt.header().remove("kid");
    refused();
  }

  private static KeyStore certificate(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias own -keyalg EC -groupname secp256r1 -dname CN=own -storetype PKCS12"
            + " -storepass changeit -keystore ";
    ProcessBuilder builder = new ProcessBuilder((keytool + " " + options + file).split(" "));
    assertThat(builder.start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(Files.newInputStream(file), "changeit".toCharArray());
    return store;
  }

  @Test
  void a_flood_of_unknown_key_ids_is_refused_at_once_and_keeps_nobody_waiting() {
    Api user = NewUser.signedUp().session();
    for (int i = 0; i < 200; i++) {
      jwt.header().put("kid", "flood-" + i);
      long start = System.nanoTime();
      refused();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }
    user.get(PROFILE).ok();
    assertThat(hits).hasValue(0);
  }

  private void refused() {
    anyone.bearing(new Forger(own).sign(jwt)).get(PROFILE).tokenRefused();
  }
}
