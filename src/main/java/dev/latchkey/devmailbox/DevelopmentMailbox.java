package dev.latchkey.devmailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * An SMTP server for development. It accepts every mail, forwards none, and keeps the latest
 * {@value #MOST} in memory. It listens on the loopback address only, and only after {@link #start}.
 * This class does not name the SMTP library, so production does not load it.
 */
@ApplicationScoped
public class DevelopmentMailbox {
  /** How many mails are kept. The oldest is dropped first. */
  public static final int MOST = 200;

  /** The largest mail that is accepted, in bytes: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private final Clock clock;
  private final Deque<ReceivedMail> mails = new ArrayDeque<>();
  private long lastId;
  private SmtpReceiver server;

  /** For the container's proxy only. */
  protected DevelopmentMailbox() {
    this(null);
  }

  /** Creates a mailbox that is not running yet. The clock dates its mails. */
  @Inject
  public DevelopmentMailbox(Clock clock) {
    this.clock = clock;
  }

  /**
   * Starts to listen on 127.0.0.1.
   *
   * @param port the setting {@code MAIL_PORT}; 0 means any free port, see {@link #port()}
   * @throws IllegalStateException if the port cannot be opened (the message names the setting), or
   *     if the mailbox is already running
   */
  public synchronized void start(int port) {
    if (server != null) {
      throw new IllegalStateException("The development mailbox is already running");
    }
    try {
      server = SmtpReceiver.start(port, MAX_BYTES, this::take);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          ("The development mailbox cannot listen on 127.0.0.1:%d (%s). "
                  + "Set MAIL_PORT to a free port, or MAIL_HOST and MAIL_PORT to a mail relay.")
              .formatted(port, rootMessage(e)),
          e);
    }
  }

  /** Stops listening and deletes all mails. Does nothing if the mailbox is not running. */
  @PreDestroy
  public void stop() {
    SmtpReceiver running;
    synchronized (this) {
      running = server;
      server = null;
      mails.clear();
    }
    // Outside the lock, because stopping waits for deliveries and a delivery needs the lock.
    if (running != null) {
      running.stop();
    }
  }

  /** Whether the mailbox is running. It never runs in production. */
  public synchronized boolean isRunning() {
    return server != null;
  }

  /** The port that the mailbox listens on. */
  public synchronized int port() {
    if (server == null) {
      throw new IllegalStateException("The development mailbox is not running");
    }
    return server.port();
  }

  /** All mails that are kept, newest first. */
  public synchronized List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /** The mail with this id, if it is still kept. */
  public synchronized Optional<ReceivedMail> mail(long id) {
    return mails.stream().filter(mail -> mail.id() == id).findFirst();
  }

  /** Deletes all mails. Ids are not used again. */
  public synchronized void clear() {
    mails.clear();
  }

  private void take(String sender, List<String> recipients, byte[] raw)
      throws MessagingException, IOException {
    keep(sender, recipients, ParsedMail.parse(raw), new String(raw, UTF_8));
  }

  private synchronized void keep(String sender, List<String> to, ParsedMail mail, String raw)
      throws MessagingException {
    if (mails.size() == MOST) {
      mails.removeLast();
    }
    mails.addFirst(
        new ReceivedMail(
            ++lastId,
            clock.instant(),
            mail.from(sender),
            to,
            mail.subject(),
            mail.text(),
            mail.html(),
            mail.links(),
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
