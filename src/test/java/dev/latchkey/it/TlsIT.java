package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does over TLS; the offers of old protocols are written by hand. */
@LatchkeyIT
class TlsIT {
  private static final int PORT =
      Integer.parseInt(System.getProperty("latchkey.it.https.port", "19443"));
  private static final int HANDSHAKE = 0x16;
  private static final int ALERT = 0x15;

  private static HttpClient client;

  @BeforeAll
  static void trust_the_tests_own_certificate() throws Exception {
    System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyCertificate()}, null);
    client = HttpClient.newBuilder().sslContext(context).build();
  }

  private static Answer get(String path) throws Exception {
    URI address = URI.create("https://localhost:" + PORT + path);
    return Answer.to(HttpRequest.newBuilder(address).build(), client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/profile",
        "/api/nothing",
        "/nothing",
        "/reset-password",
        "/.well-known/jwks.json"
      })
  void every_answer_asks_for_tls_from_now_on(String path) throws Exception {
    assertThat(get(path).header("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000; includeSubDomains");
  }

  @Test
  void an_answer_over_tls_is_the_same_as_without() throws Exception {
    get("/api/profile").tokenRefused();
    get("/nothing").refused(404, "Not found");
  }

  // RFC 7301: a stream of HTTP/2 would hold a thread for as long as its peer does not read.
  @Test
  void a_client_that_prefers_http_2_is_served_in_http_1_1() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + PORT + "/api/profile"))
            .version(HttpClient.Version.HTTP_2)
            .build();
    assertThat(client.send(request, BodyHandlers.ofString(UTF_8)).version())
        .isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void nothing_is_redirected_from_http_to_https() {
    assertThat(Api.anyone().get("/api/profile").status()).isEqualTo(401);
  }

  /** What comes with Open Liberty's JWT and metrics features: it asks for users and knows none. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/jwt/ibm/api/defaultJWT/token", "/ibm/api", "/ibm/api/docs", "/ibm/api/config"})
  void what_the_container_brings_along_lets_nobody_in(String path) throws Exception {
    NewUser user = NewUser.signedUp();
    URI address = URI.create("https://localhost:" + PORT + path);
    for (String proof :
        List.of(basic(user.username(), user.password()), "Bearer " + user.token(), basic("", ""))) {
      HttpRequest request = HttpRequest.newBuilder(address).header("Authorization", proof).build();
      assertThat(client.send(request, BodyHandlers.ofString(UTF_8)).statusCode())
          .isIn(401, 403, 404);
    }
  }

  private static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
  }

  // 0x0303 is TLS 1.2; c02f and c030: ECDHE-RSA with AES-GCM; the rest is too old or too weak.
  @ParameterizedTest
  @CsvSource({
    "0x0303,0xc02f,true",
    "0x0303,0xc030,true",
    "0x0302,0xc013,false",
    "0x0301,0xc013,false",
    "0x0300,0x000a,false",
    "0x0303,0x000a,false",
    "0x0303,0x002f,false",
    "0x0303,0x0035,false",
    "0x0303,0x009c,false",
    "0x0303,0xc013,false",
    "0x0303,0xc027,false",
    "0x0303,0x009e,false",
    "0x0303,0x0005,false",
    "0x0303,0x0000,false",
    "0x0303,0xc018,false"
  })
  void only_modern_protocols_and_ciphers_are_agreed_to(
      String version, String cipher, boolean accepted) throws IOException {
    int answer = offer(Integer.decode(version), Integer.decode(cipher));
    // A refusal is an alert, or the end of the connection without one.
    assertThat(answer).isIn(accepted ? List.of(HANDSHAKE) : List.of(ALERT, -1));
  }

  /** The first byte of what the server says to a ClientHello (RFC 5246 7.4.1.2) of one cipher. */
  private static int offer(int version, int cipher) throws IOException {
    try (Socket socket = new Socket("localhost", PORT)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(record(version, hello(version, cipher)));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return in.read();
    }
  }

  private static byte[] hello(int version, int cipher) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.writeShort(version);
    body.write(new byte[32]);
    body.writeByte(0);
    body.writeShort(2);
    body.writeShort(cipher);
    body.writeShort(0x0100);
    byte[] extensions = extensions();
    body.writeShort(extensions.length);
    body.write(extensions);
    return bytes.toByteArray();
  }

  /** Curves secp256r1 and x25519, uncompressed points, RSA and ECDSA with SHA-256 and SHA-1. */
  private static byte[] extensions() {
    return new byte[] {
      0, 10, 0, 6, 0, 4, 0, 0x17, 0, 0x1d, 0, 11, 0, 2, 1, 0, 0, 13, 0, 12, 0, 10, 4, 1, 4, 3, 8, 4,
      2, 1, 2, 3
    };
  }

  private static byte[] record(int version, byte[] hello) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream record = new DataOutputStream(bytes);
    record.writeByte(HANDSHAKE);
    record.writeShort(Math.min(version, 0x0301));
    record.writeShort(hello.length + 4);
    record.writeInt(0x01000000 | hello.length);
    record.write(hello);
    return bytes.toByteArray();
  }
}
