package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.it.AnyCertificate;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What connections alone can do to a node, with the configuration and the options as shipped. */
class ConnectionsNodesIT {
  private static final int OPEN_FILES = 256;
  private static final int CONNECTIONS = 300;

  /** Several rounds of Open Liberty's monitors, which look every half second. */
  private static final Duration MONITORS_LOOK = Duration.ofSeconds(5);

  private static final Cluster CLUSTER = new Cluster(ConnectionsNodesIT.class);
  private static LibertyNode node;

  @BeforeAll
  static void start() {
    CLUSTER.relay();
    // Its own database, because this node has another secret than the suite's server.
    CLUSTER.postgres();
    node = CLUSTER.node("connections").withShippedJavaOptions().withOpenFiles(OPEN_FILES);
    node.start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void the_application_outlasts_a_time_without_file_descriptors() throws IOException {
    node.api().signUp("before", "correct horse");
    Deque<Socket> idle = new ArrayDeque<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        idle.push(new Socket("127.0.0.1", node.port()));
      }
      Processes.pause(MONITORS_LOOK);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    Processes.await("a ready node", Duration.ofSeconds(30), node::isReady);
    assertThat(node.api().logIn("before", "correct horse").status()).isEqualTo(200);
    assertThat(node.api().get("/health/ready", null).text()).contains("latchkey");
    assertThat(node.logText()).doesNotContain("CWWKZ0009I");
  }

  // RFC 5246 7.4.1.1: a server may refuse it. It is a cheap way to keep a server busy.
  @Test
  void a_client_cannot_start_a_second_handshake_on_its_connection() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyCertificate()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", node.tlsPort())) {
      socket.setSoTimeout(10_000);
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      socket.getOutputStream().write("GET /health/live HTTP/1.1\r\n".getBytes());
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                socket.getOutputStream().write("Host: localhost\r\n\r\n".getBytes());
                socket.getInputStream().read();
              })
          .isInstanceOf(SSLException.class);
    }
  }
}
