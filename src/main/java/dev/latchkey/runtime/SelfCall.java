package dev.latchkey.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * A request that this server sends to itself. It shows that the port is open and that this
 * application answers there. It works in the same way on every server.
 */
@ApplicationScoped
public class SelfCall {
  /** Carries a random text. The application recognizes its own request by it. */
  public static final String HEADER = "X-Latchkey-Self-Call";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private volatile String expected;
  private volatile boolean arrived;

  /** The result of a call. */
  public enum Outcome {
    /** It reached this application. */
    OURS,
    /** Nothing listens on the port. */
    NOBODY,
    /** Something listens on the port, but the request did not reach this application. */
    OTHER
  }

  /**
   * Calls this server once.
   *
   * @param sockets creates the socket, with or without TLS
   * @param host the address that the server listens on; {@code *} for all addresses
   * @param random a text that cannot be guessed
   */
  public Outcome call(SocketFactory sockets, String host, int port, String random) {
    expected = random;
    arrived = false;
    try (Socket socket = sockets.createSocket()) {
      socket.connect(new InetSocketAddress(reachable(host), port), (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request(random));
      // One byte of the response is enough: it shows that the request was handled.
      socket.getInputStream().read();
    } catch (ConnectException nobody) {
      return Outcome.NOBODY;
    } catch (IOException unanswered) {
      return arrived ? Outcome.OURS : Outcome.OTHER;
    }
    return arrived ? Outcome.OURS : Outcome.OTHER;
  }

  /** Called for each request with this header: it may be the one that was sent. */
  public void seen(String header) {
    if (header != null && header.equals(expected)) {
      arrived = true;
    }
  }

  private static InetAddress reachable(String host) throws IOException {
    if (host.equals("*")) {
      return InetAddress.getLoopbackAddress();
    }
    InetAddress address = InetAddress.getByName(host);
    return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
  }

  private static byte[] request(String random) {
    String text =
        "GET / HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nConnection: close\r\n\r\n"
            .formatted(HEADER, random);
    return text.getBytes(US_ASCII);
  }
}
