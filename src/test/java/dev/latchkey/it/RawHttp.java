package dev.latchkey.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Sends bytes that no HTTP client would send, over a plain socket. Reads the response until the
 * server closes the connection or stops sending.
 */
public final class RawHttp {
  private static final int SILENCE_MS = 5_000;

  private RawHttp() {}

  /** Sends these characters, each as one byte; returns the response. */
  public static String exchange(String request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Api.BASE.getHost(), Api.BASE.getPort()), SILENCE_MS);
      socket.setSoTimeout(SILENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /** The status code of the response, or 0 if the server closed the connection without one. */
  public static int status(String answer) {
    return answer.matches("(?s)HTTP/1\\.1 \\d{3}.*")
        ? Integer.parseInt(answer.substring(9, 12))
        : 0;
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        answer.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException silence) {
      // The server keeps the connection open. What it has sent so far is the response.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
