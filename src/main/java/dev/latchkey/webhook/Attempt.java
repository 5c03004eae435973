package dev.latchkey.webhook;

import java.time.Duration;

/**
 * One attempt to send a message.
 *
 * @param status the status code of the answer; null if there was none
 * @param reason why it failed, one of our own texts; null if the other system answered
 */
public record Attempt(Integer status, String reason, Duration duration) {
  private static final int GONE = 410;

  /** The other system answered. */
  public static Attempt answered(int status, Duration duration) {
    return new Attempt(status, null, duration);
  }

  /** There was no answer. */
  public static Attempt failed(String reason, Duration duration) {
    return new Attempt(null, reason, duration);
  }

  /** Whether the other system took the message. A redirect is a failure. */
  public boolean accepted() {
    return status != null && status >= 200 && status < 300;
  }

  /** Whether the other system wants no more messages. */
  public boolean gone() {
    return status != null && status == GONE;
  }
}
