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
 * A request of this server to itself. It shows that the port is open, that it is ours, and that the
 * application answers there, on every server in the same way.
 */
@ApplicationScoped
public class SelfCall {
  /** Carries a random text, by which the application knows its own request. */
  public static final String HEADER = "X-Latchkey-Self-Call";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private volatile String expected;
  private volatile boolean arrived;

  /** What came of a call. */
  public enum Outcome {
    /** It reached this application. */
    OURS,
    /** Nothing listens there. */
    NOBODY,
    /** Something listens there, but the request did not reach this application. */
    OTHER
  }

  /**
   * Calls this server once.
   *
   * @param sockets makes the socket, with TLS or without
   * @param host the address that the server listens on, {@code *} for all of them
   * @param random a text that nobody can guess
   */
  public Outcome call(SocketFactory sockets, String host, int port, String random) {
    expected = random;
    arrived = false;
    try (Socket socket = sockets.createSocket()) {
      socket.connect(new InetSocketAddress(reachable(host), port), (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request(random));
      // One byte of the answer is enough: the request has been handled.
      socket.getInputStream().read();
    } catch (ConnectException nobody) {
      return Outcome.NOBODY;
    } catch (IOException unanswered) {
      return arrived ? Outcome.OURS : Outcome.OTHER;
    }
    return arrived ? Outcome.OURS : Outcome.OTHER;
  }

  /** Notes a request that may be the one that was sent. */
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
