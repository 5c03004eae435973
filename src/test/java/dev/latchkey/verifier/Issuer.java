package dev.latchkey.verifier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.verifier.push.EventServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** An issuer of tokens on this machine, which can publish any list. */
final class Issuer implements AutoCloseable {
  static final String LIST = "/status-lists/AAAAAAAAAAAAAAAAAAAAAA";

  final ECKey key = newKey("k1");
  final Map<String, Object> claims = new ConcurrentHashMap<>();
  final Map<String, Object> list = new ConcurrentHashMap<>();
  final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  volatile ECKey signer = key;
  volatile String type = "statuslist+jwt";
  volatile int status = 200;
  volatile String body;
  volatile long slowMillis;
  volatile List<ECKey> published = List.of(key);
  volatile String keysBody;
  volatile String index = "{\"status_lists\":[]}";
  final EventServer events = new EventServer();
  final Set<String> fetched = ConcurrentHashMap.newKeySet();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  final AtomicInteger elsewhere = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setExecutor(threads);
    server.createContext("/.well-known/jwks.json", request -> answer(request, 200, keys()));
    server.createContext("/status-lists", request -> answer(request, 200, index));
    server.createContext(
        "/status-lists/",
        request -> {
          requests.incrementAndGet();
          fetched.add(request.getRequestURI().getPath());
          int atOnce = running.incrementAndGet();
          mostAtOnce.accumulateAndGet(atOnce, Math::max);
          LockSupport.parkNanos(Duration.ofMillis(slowMillis).toNanos());
          running.decrementAndGet();
          request.getResponseHeaders().set("Location", "/elsewhere");
          answer(request, status, body == null ? token() : body);
        });
    server.createContext(
        "/elsewhere",
        request -> {
          elsewhere.incrementAndGet();
          answer(request, 200, token());
        });
    server.createContext("/oauth/revocations", events);
    server.start();
    claims.put("sub", url() + LIST);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("exp", Instant.now().getEpochSecond() + 3600);
    claims.put("ttl", 2);
    list.put("bits", 1);
    end(7);
  }

  static ECKey newKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Publishes a list in which these of 64 tokens have ended. */
  void end(int... indices) {
    BitSet bits = new BitSet();
    for (int index : indices) {
      bits.set(index);
    }
    list.put("lst", zlib(java.util.Arrays.copyOf(bits.toByteArray(), 8)));
  }

  static String zlib(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  /** Names the list in the index, so that it is fetched at the start. */
  Issuer announced() {
    index = "{\"status_lists\":[\"" + url() + LIST + "\"]}";
    return this;
  }

  private String keys() {
    return keysBody != null ? keysBody : new JWKSet(List.copyOf(published)).toString(true);
  }

  private String token() {
    Map<String, Object> all = new HashMap<>(claims);
    all.put("status_list", list);
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(signer.getKeyID())
                .build(),
            new Payload(all));
    try {
      jws.sign(new ECDSASigner(signer));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return jws.serialize();
  }

  private static void answer(HttpExchange request, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    request.getResponseBody().write(bytes);
    request.close();
  }

  /** A verified token of this issuer, as the server hands it to the application. */
  JsonWebToken token(Object status) {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8));
    return (JsonWebToken)
        Proxy.newProxyInstance(
            JsonWebToken.class.getClassLoader(),
            new Class<?>[] {JsonWebToken.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getIssuer" -> url();
                  case "getRawToken" -> header + ".e30.c2ln";
                  case "getClaim" -> status;
                  case "getExpirationTime" -> Instant.now().getEpochSecond() + 3600;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** A token at this index of the list. */
  JsonWebToken at(long index) {
    return token(Map.of("status_list", Map.of("idx", index, "uri", url() + LIST)));
  }

  /** Answers nothing any more. */
  void stop() {
    server.stop(0);
  }

  @Override
  public void close() {
    events.hangUp();
    server.stop(0);
    threads.shutdownNow();
  }
}
