package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails that the development mailbox of a server has received for one address. */
public record Mailbox(Api server, String address) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_EVERY_MS = 50;

  /** The mailbox of this address on the tested server. */
  public static Mailbox of(String address) {
    return new Mailbox(Api.anyone(), address);
  }

  /** The mails so far, newest first. */
  public List<Mail> mails() {
    String to = URLEncoder.encode(address, StandardCharsets.UTF_8);
    Answer list = server.get("/dev/mailbox.json?to=" + to);
    assertThat(list.status()).isEqualTo(200);
    List<Mail> mails = new ArrayList<>();
    list.json().path("mails").forEach(mail -> mails.add(Mail.of(mail)));
    return mails;
  }

  /**
   * Waits until there are this many mails; returns the newest.
   *
   * @throws AssertionError if they do not arrive within {@link #PATIENCE}
   */
  public Mail await(int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Mail> mails = mails();
    while (mails.size() < count && System.nanoTime() < deadline) {
      pause();
      mails = mails();
    }
    assertThat(mails).as("mails to " + address).hasSize(count);
    return mails.get(0);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** One received mail. */
  public record Mail(
      long id, String from, List<String> to, String subject, String text, String html) {
    private static final Pattern LINK =
        Pattern.compile("(\\S+)/([a-z]+-[a-z]+)#token=([A-Za-z0-9_-]+)");

    static Mail of(JsonNode mail) {
      List<String> to = new ArrayList<>();
      mail.path("to").forEach(address -> to.add(address.textValue()));
      return new Mail(
          mail.path("id").longValue(),
          mail.path("from").textValue(),
          List.copyOf(to),
          mail.path("subject").textValue(),
          mail.path("text").textValue(),
          mail.path("html").textValue());
    }

    /** The raw message. */
    public String raw() {
      return Api.anyone().get("/dev/mailbox/" + id + "/raw").text();
    }

    /** The part of the link before the page. */
    public String linkBase() {
      return link().group(1);
    }

    /** The token in the link to the reset page. */
    public String resetToken() {
      return tokenFor("reset-password");
    }

    /** The token in the link, which must open this page. */
    public String tokenFor(String page) {
      Matcher link = link();
      assertThat(link.group(2)).isEqualTo(page);
      return link.group(3);
    }

    private Matcher link() {
      Matcher link = LINK.matcher(text);
      assertThat(link.find()).as(text).isTrue();
      return link;
    }
  }
}
