package dev.latchkey.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Many callers in a closed loop: each sends a request, reads the answer, and sends the next, on a
 * new connection if the server has closed the last one.
 */
final class Flood {
  private static final int PATIENCE_MS = 60_000;

  private final int port;
  private final IntFunction<String> request;
  private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private volatile long end;

  private Flood(int port, IntFunction<String> request) {
    this.port = port;
    this.request = request;
  }

  /**
   * Sends requests for this long, then waits for the outstanding responses.
   *
   * @param request makes a request from the number of the call; each character is sent as one byte
   * @return the status of every response, or 0 if the server closed the connection without one
   */
  static List<Integer> of(int port, int callers, Duration time, IntFunction<String> request)
      throws InterruptedException {
    Flood flood = new Flood(port, request);
    flood.end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    for (int caller = 0; caller < callers; caller++) {
      int first = caller * 1_000_000;
      threads.execute(() -> flood.callOnAndOn(first));
    }
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a call does not end");
    }
    return List.copyOf(flood.statuses);
  }

  /** A request with this JSON body, in which each character is one byte. */
  static String post(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + bytes.length
        + "\r\n\r\n"
        + new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void callOnAndOn(int first) {
    int number = first;
    while (System.nanoTime() < end) {
      try (Socket socket = connect()) {
        boolean open = true;
        while (open && System.nanoTime() < end) {
          open = call(socket, request.apply(number++));
        }
      } catch (IOException hungUp) {
        statuses.add(0);
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(Crowd.ADDRESS, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  /** Whether the connection can be used again. */
  private boolean call(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    String head = head(socket.getInputStream());
    if (!head.startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer");
    }
    statuses.add(Integer.valueOf(head.substring(9, 12)));
    String headers = head.toLowerCase(java.util.Locale.ROOT);
    int length = headers.indexOf("content-length: ");
    if (length < 0 || headers.contains("connection: close")) {
      return false;
    }
    int from = length + "content-length: ".length();
    int body = Integer.parseInt(headers.substring(from, headers.indexOf('\r', from)).strip());
    socket.getInputStream().skipNBytes(body);
    return true;
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      last = last << 8 | next;
      if (last == 0x0d0a0d0a) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
