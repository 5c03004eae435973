package dev.latchkey.devmailbox;

import java.net.InetAddress;
import org.subethamail.smtp.server.SMTPServer;

/** A running SMTP server on the loopback address. Made only when the mailbox starts. */
final class SmtpReceiver {
  private static final int CONNECTIONS = 20;

  private final SMTPServer server;

  private SmtpReceiver(SMTPServer server) {
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 means any free port
   * @param maxBytes the largest mail that is accepted
   * @throws RuntimeException if the port cannot be opened
   */
  static SmtpReceiver start(int port, int maxBytes, IncomingMail.Taker taker) {
    SMTPServer server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .serverSocketFactory(SmtpOnlySocket::server)
            .hostName("localhost")
            .softwareName("Latchkey development mailbox")
            .serverThreadName("development-mailbox")
            .maxConnections(CONNECTIONS)
            .maxMessageSize(maxBytes)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(context -> new IncomingMail(maxBytes, taker))
            .build();
    server.start();
    return new SmtpReceiver(server);
  }

  int port() {
    return server.getPortAllocated();
  }

  /** Stops after the running deliveries. */
  void stop() {
    server.stop();
  }
}
