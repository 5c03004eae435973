package dev.latchkey.attacks;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections of one attacker, driven by one thread. They read only if the attack wants it. It
 * is no error here if the server closes a connection.
 */
final class Crowd implements Closeable {
  /** The attackers' address; bystanders use 127.0.0.1. */
  static final String ADDRESS = "127.0.0.66";

  // The smallest buffer that the kernel allows, so that the server's response does not fit into it.
  private static final int RECEIVE_BUFFER = 2048;

  private final List<SocketChannel> members = new ArrayList<>();
  private final List<StringBuilder> heard = new ArrayList<>();

  /** Opens this many connections to a port of this machine. */
  Crowd(int port, int size) {
    try {
      for (int i = 0; i < size; i++) {
        members.add(connect(port));
        heard.add(new StringBuilder());
      }
    } catch (IOException failed) {
      close();
      throw new UncheckedIOException(failed);
    }
  }

  private static SocketChannel connect(int port) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.bind(new InetSocketAddress(ADDRESS, 0));
    channel.socket().connect(new InetSocketAddress("127.0.0.1", port), 5_000);
    channel.configureBlocking(false);
    return channel;
  }

  /**
   * Sends the same text on each connection, as far as the server accepts it. Each character is one
   * byte.
   */
  Crowd send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (SocketChannel member : members) {
      write(member, ByteBuffer.wrap(bytes));
    }
    return this;
  }

  /** Sends one byte per period on each connection, and reads the responses. */
  void trickle(char each, Duration period, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      // Read first, because a reset connection loses the data that has arrived.
      listen();
      send(String.valueOf(each));
      pause(period);
    }
  }

  /** Sends copies of a text on each connection, up to this number or until the time is over. */
  void pump(String text, int copies, Duration time) {
    byte[] all = text.repeat(copies).getBytes(StandardCharsets.ISO_8859_1);
    List<ByteBuffer> left = members.stream().map(member -> ByteBuffer.wrap(all)).toList();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      for (int i = 0; i < members.size(); i++) {
        write(members.get(i), left.get(i));
      }
      pause(Duration.ofMillis(10));
    }
  }

  /** Keeps the connections open and does nothing. */
  void hold(Duration time) {
    pause(time);
  }

  /** The status of the first response on each connection so far, or 0 if there is none. */
  List<Integer> statuses() {
    return answers().stream().map(Crowd::status).toList();
  }

  /** The data received on each connection so far. */
  List<String> answers() {
    listen();
    return heard.stream().map(StringBuilder::toString).toList();
  }

  private static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  private void listen() {
    for (int i = 0; i < members.size(); i++) {
      heard.get(i).append(read(members.get(i)));
    }
  }

  private static String read(SocketChannel member) {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    try {
      while (buffer.hasRemaining() && member.read(buffer) > 0) {
        // More may have come.
      }
    } catch (IOException closed) {
      // The response is what was read before.
    }
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
  }

  private static void write(SocketChannel member, ByteBuffer bytes) {
    try {
      if (member.isOpen() && bytes.hasRemaining()) {
        member.write(bytes);
      }
    } catch (IOException closed) {
      // The server has closed this connection.
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    for (SocketChannel member : members) {
      try {
        // The kernel discards unsent data and resets the connection.
        member.setOption(StandardSocketOptions.SO_LINGER, 0);
        member.close();
      } catch (IOException gone) {
        // The connection is closed in any case.
      }
    }
  }
}
