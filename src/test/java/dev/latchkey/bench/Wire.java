package dev.latchkey.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive HTTP/1.1 connection, blocking: one write and, nearly always, one read a call, so
 * that the client costs little of the cores that it shares with what it measures.
 */
final class Wire implements Closeable {
  private static final int PATIENCE_MILLIS = 120_000;

  private final int port;
  private final byte[] buffer = new byte[16 * 1024];
  private Socket socket;

  Wire(int port) {
    this.port = port;
  }

  /** An answer: its status, and its text if somebody wants it. */
  record Answer(int status, String text) {
    /**
     * The value of a string in the JSON of the answer, which these benchmarks know the shape of.
     */
    String string(String key) {
      int from = text.indexOf("\"" + key + "\":\"") + key.length() + 4;
      return text.substring(from, text.indexOf('"', from));
    }
  }

  /** Sends a request as it stands and reads the answer, text and all. */
  Answer call(byte[] request) {
    int length = exchange(request);
    return new Answer(status(), new String(buffer, 0, length, StandardCharsets.UTF_8));
  }

  /** Sends a request as it stands, and gives the status of the answer alone. */
  int send(byte[] request) {
    exchange(request);
    return status();
  }

  private int exchange(byte[] request) {
    try {
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
      }
      socket.getOutputStream().write(request);
      return read(socket.getInputStream());
    } catch (IOException broken) {
      close();
      throw new UncheckedIOException(broken);
    }
  }

  private int read(InputStream in) throws IOException {
    int have = 0;
    int whole = -1;
    while (whole < 0 || have < whole) {
      int read = in.read(buffer, have, buffer.length - have);
      if (read < 0) {
        throw new IOException("the server hung up after " + have + " bytes");
      }
      have += read;
      whole = whole < 0 ? length(have) : whole;
    }
    if (find("connection: close", whole) >= 0) {
      close();
    }
    return whole;
  }

  /** The length of the whole answer, or -1 while its head is not there. */
  private int length(int have) throws IOException {
    int head = find("\r\n\r\n", have);
    if (head < 0) {
      return -1;
    }
    int at = find("content-length:", head);
    if (at < 0) {
      throw new IOException(
          "no Content-Length: " + new String(buffer, 0, have, StandardCharsets.UTF_8));
    }
    int digit = at + "content-length:".length();
    int body = 0;
    for (; buffer[digit] != '\r'; digit++) {
      body = buffer[digit] == ' ' ? body : body * 10 + buffer[digit] - '0';
    }
    return head + 4 + body;
  }

  private int find(String lowerCase, int end) {
    for (int at = 0; at + lowerCase.length() <= end; at++) {
      int matched = 0;
      while (matched < lowerCase.length()
          && lower(buffer[at + matched]) == lowerCase.charAt(matched)) {
        matched++;
      }
      if (matched == lowerCase.length()) {
        return at;
      }
    }
    return -1;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }

  private int status() {
    return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyGone) {
      // There is nobody left to tell.
    }
    socket = null;
  }
}
