package dev.latchkey.devmailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server for development: takes every mail, sends none on, and keeps the latest {@value
 * #MOST} in memory. It listens on the loopback address only and does nothing until started.
 */
@ApplicationScoped
public class DevelopmentMailbox {
  /** How many mails are kept; the oldest goes first. */
  public static final int MOST = 200;

  /** The largest mail taken, in bytes: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int CONNECTIONS = 20;

  private final Clock clock;
  private final Deque<ReceivedMail> mails = new ArrayDeque<>();
  private long lastId;
  private SMTPServer server;

  /** For the container's proxy, which must be able to make an empty one. */
  protected DevelopmentMailbox() {
    this(null);
  }

  /** A mailbox that is not running yet and dates its mails by this clock. */
  @Inject
  public DevelopmentMailbox(Clock clock) {
    this.clock = clock;
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @param port the setting {@code MAIL_PORT}; 0 takes any free one, see {@link #port()}
   * @throws IllegalStateException if the port cannot be had, naming the setting; or if it runs
   */
  public synchronized void start(int port) {
    if (server != null) {
      throw new IllegalStateException("The development mailbox is already running");
    }
    SMTPServer candidate = listeningOn(port);
    try {
      candidate.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          ("The development mailbox cannot listen on 127.0.0.1:%d (%s). "
                  + "Set MAIL_PORT to a free port, or MAIL_HOST and MAIL_PORT to a mail relay.")
              .formatted(port, rootMessage(e)),
          e);
    }
    server = candidate;
  }

  /** Stops listening and forgets every mail. Does nothing if it does not run. */
  @PreDestroy
  public void stop() {
    SMTPServer running;
    synchronized (this) {
      running = server;
      server = null;
      mails.clear();
    }
    // Outside the lock: stopping waits for deliveries, and a delivery wants the lock.
    if (running != null) {
      running.stop();
    }
  }

  /** Whether it listens; never in production. */
  public synchronized boolean isRunning() {
    return server != null;
  }

  /** The port it listens on. */
  public synchronized int port() {
    if (server == null) {
      throw new IllegalStateException("The development mailbox is not running");
    }
    return server.getPortAllocated();
  }

  /** Every mail kept, newest first. */
  public synchronized List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /** The mail of this number, if it is still there. */
  public synchronized Optional<ReceivedMail> mail(long id) {
    return mails.stream().filter(mail -> mail.id() == id).findFirst();
  }

  /** Throws every mail away; numbers go on counting. */
  public synchronized void clear() {
    mails.clear();
  }

  private SMTPServer listeningOn(int port) {
    return SMTPServer.port(port)
        .bindAddress(InetAddress.getLoopbackAddress())
        .serverSocketFactory(SmtpOnlySocket::server)
        .hostName("localhost")
        .softwareName("Latchkey development mailbox")
        .serverThreadName("development-mailbox")
        .maxConnections(CONNECTIONS)
        .maxMessageSize(MAX_BYTES)
        .insertReceivedHeaders(false)
        .messageHandlerFactory(context -> new IncomingMail(MAX_BYTES, this::take))
        .build();
  }

  private void take(String sender, List<String> recipients, byte[] raw) throws RejectException {
    try {
      ParsedMail letter = ParsedMail.parse(raw);
      keep(sender, recipients, letter, new String(raw, UTF_8));
    } catch (MessagingException | IOException e) {
      throw new RejectException(554, "This is no mail that can be read");
    }
  }

  private synchronized void keep(String sender, List<String> to, ParsedMail letter, String raw)
      throws MessagingException {
    if (mails.size() == MOST) {
      mails.removeLast();
    }
    mails.addFirst(
        new ReceivedMail(
            ++lastId,
            clock.instant(),
            letter.from(sender),
            to,
            letter.subject(),
            letter.text(),
            letter.html(),
            letter.links(),
            raw));
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
