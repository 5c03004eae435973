package dev.latchkey.webhook.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.setting.Configured;
import dev.latchkey.webhook.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {
  /** What the kernel keeps for a reader that reads no more. */
  private static final long IN_BUFFERS = 16 << 20;

  private static final long MOST = 64 << 20;

  private final WebhookClient client = new WebhookClient();
  private final AtomicLong sent = new AtomicLong();
  private ServerSocket receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    WebhookSettings settings =
        new WebhookSettings(
            Configured.development().with("LATCHKEY_WEBHOOK_NETWORKS", "127.0.0.0/8").reader());
    Injected.into(client, "targets", Injected.into(new Targets(), "settings", settings));
  }

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  /** Answers one message with a beginning and many repetitions of a text. */
  private Attempt answered(String beginning, String text, long bytes) {
    CompletableFuture<Void> answer =
        CompletableFuture.runAsync(() -> answer(beginning, text, bytes));
    URI uri = URI.create("http://127.0.0.1:" + receiver.getLocalPort() + "/hook");
    Attempt attempt = client.send(uri, Map.of("webhook-id", "msg_1"), "{}");
    answer.join();
    return attempt;
  }

  private void answer(String beginning, String text, long bytes) {
    byte[] piece = text.repeat(Math.max(1, 65_536 / Math.max(1, text.length()))).getBytes(US_ASCII);
    try (Socket socket = receiver.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      while (sent.get() < bytes) {
        socket.getOutputStream().write(piece);
        sent.addAndGet(piece.length);
      }
      socket.getOutputStream().flush();
      socket.getInputStream().readNBytes(1000);
    } catch (IOException gone) {
      // The client has read enough.
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX-A: |a",
        "HTTP/1.1 |1",
        "HTTP/1.1 200 OK\r\n|A: b\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n| b\r\n",
        "|HTTP/1.1 102 Processing\r\n\r\n",
        "|a\r\n",
      })
  void an_endless_answer_is_a_failure_after_64_kib(String endless) {
    String[] parts = endless.split("\\|");
    Attempt attempt = answered(parts[0], parts[1], MOST);
    assertThat(attempt.status()).isNull();
    assertThat(attempt.reason()).isIn("the answer is too long", "the connection broke");
    assertThat(sent.get()).isLessThan(IN_BUFFERS);
  }

  @Test
  void the_headers_of_several_proxies_are_accepted() {
    String headers = ("X-Proxy: " + "a".repeat(300) + "\r\n").repeat(100);
    Attempt attempt = answered("HTTP/1.1 200 OK\r\n" + headers + "\r\n", "", 0);
    assertThat(attempt.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "99", "1000", "99999999999", "-1", "x"})
  void a_status_that_is_none_is_a_failure(String status) {
    Attempt attempt = answered("HTTP/1.1 " + status + " OK\r\nContent-Length: 0\r\n\r\n", "", 0);
    assertThat(attempt.accepted()).isFalse();
  }
}
