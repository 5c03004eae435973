package dev.latchkey.webhook.sending;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.webhook.Attempt;
import dev.latchkey.webhook.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Sends a message at once, without the outbox, to find out whether a webhook works. */
@ApplicationScoped
public class TestMessage {
  private static final String BODY = "{\"type\":\"test\",\"timestamp\":\"%s\",\"data\":{}}";

  @Inject private SignedRequest signed;
  @Inject private DatabaseClock clock;

  /** Sends it. */
  public Result to(Webhook webhook) {
    Instant now = clock.ask();
    Attempt attempt =
        signed.send(webhook, "msg_test_" + now.toEpochMilli(), BODY.formatted(now), now);
    return new Result(
        attempt.accepted(), attempt.status(), attempt.reason(), attempt.duration().toMillis());
  }

  /**
   * How it ended.
   *
   * @param success whether the other system took it
   * @param status null if there was no answer
   * @param reason why there was no answer, in our own words
   */
  public record Result(boolean success, Integer status, String reason, long durationMillis) {}
}
