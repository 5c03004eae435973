package dev.latchkey.mail;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.mail.text.Greeting;
import dev.latchkey.mail.text.MailWriter;
import dev.latchkey.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Map;

/** Sends a mail at once, without the outbox, to find out whether the relay accepts it. */
@ApplicationScoped
public class TestMail {
  private static final int LONGEST_REPLY = 500;

  @Inject private Relay relay;
  @Inject private MailSettings settings;
  @Inject private MailWriter writer;
  @Inject private DatabaseClock clock;

  /** Sends it and returns what the relay said. */
  public Result send(String address) {
    Instant now = clock.estimate();
    try {
      Session session = relay.session();
      Message mail =
          MimeMail.from(settings.sender())
              .to(address, address)
              .id("latchkey-test-" + now.toEpochMilli())
              .date(now)
              .content(writer.write(text(address, now), Language.EN))
              .message(session);
      return sent(session, mail);
    } catch (MessagingException refused) {
      return new Result(false, line(RelayReply.of(refused).getMessage()));
    }
  }

  private static ComposedMail text(String address, Instant now) {
    return new ComposedMail(address, address, "test", null, Map.of("when", now));
  }

  private static Result sent(Session session, Message mail) throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Result(true, line(reply(transport)));
    }
  }

  /** The mail API has no method for the reply, but every implementation that we run on does. */
  private static String reply(Transport transport) {
    try {
      Method method = transport.getClass().getMethod("getLastServerResponse");
      return String.valueOf(method.invoke(transport));
    } catch (ReflectiveOperationException other) {
      return "accepted";
    }
  }

  private static String line(String reply) {
    String line = Greeting.oneLine(reply).strip();
    return line.substring(0, Math.min(LONGEST_REPLY, line.length()));
  }

  /**
   * What the relay said.
   *
   * @param accepted whether it took the mail
   */
  public record Result(boolean accepted, String reply) {}
}
