package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP relay that can be down, be slow, or refuse an address. */
public final class Relay implements Closeable {
  private final int port;
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile Duration slowness = Duration.ZERO;
  private SMTPServer server;

  /** Starts a relay on this port. */
  public Relay(int port) {
    this.port = port;
    up();
  }

  /** Starts listening again. */
  public synchronized void up() {
    server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Taker())
            .build();
    server.start();
  }

  /** Stops listening: every connection is refused. */
  public synchronized void down() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  /** From now on, delays every reply to a mail by this long. */
  public void slow(Duration answer) {
    slowness = answer;
  }

  /** Refuses this recipient permanently. */
  public void refuse(String recipient) {
    refused.add(recipient);
  }

  /** The recipients of all accepted mails, in order. */
  public List<String> recipients() {
    return List.copyOf(recipients);
  }

  /** Clears the list of accepted mails. */
  public void forget() {
    recipients.clear();
  }

  Map<String, String> environment() {
    return Map.of("MAIL_HOST", "127.0.0.1", "MAIL_PORT", Integer.toString(port));
  }

  @Override
  public void close() {
    down();
  }

  /** Receives one mail. */
  private final class Taker implements MessageHandler {
    private String to = "";

    @Override
    public void from(String from) {
      Processes.pause(slowness);
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      Processes.pause(slowness);
      if (refused.contains(recipient)) {
        throw new RejectException(550, "5.1.1 no such mailbox");
      }
      to = recipient;
    }

    @Override
    public String data(InputStream data) throws IOException {
      data.readAllBytes();
      Processes.pause(slowness);
      recipients.add(to);
      return null;
    }

    @Override
    public void done() {}
  }
}
