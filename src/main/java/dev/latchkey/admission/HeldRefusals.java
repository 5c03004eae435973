package dev.latchkey.admission;

import dev.latchkey.credential.HashThreads;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Under overload, delays each refusal by one second, without using a thread. Otherwise clients that
 * ignore {@code Retry-After} and retry at once would use up the processors.
 */
@ApplicationScoped
public class HeldRefusals {
  /**
   * A held refusal keeps its connection and a few kilobytes. Above this number, refusals are sent
   * at once.
   */
  static final int MOST_HELD = 2000;

  /** A refused login that is above this number is a 503 instead. */
  static final int MOST_LOGINS = 1000;

  private static final Duration HELD = Duration.ofSeconds(1);
  private static final String ATTRIBUTE = HeldRefusals.class.getName();

  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger logins = new AtomicInteger();

  /** Writes a complete response. */
  @FunctionalInterface
  interface Answer {
    void write() throws IOException;
  }

  /** The response that was held back for this request, or null. It is due now. */
  static Answer of(HttpServletRequest request) {
    return (Answer) request.getAttribute(ATTRIBUTE);
  }

  /** Holds the response back: the container dispatches the request again later to write it. */
  void hold(HttpServletRequest request, Answer answer) throws IOException {
    if (held.get() >= MOST_HELD) {
      answer.write();
      return;
    }
    hold(request, answer, HELD, held);
  }

  /** Holds the response of a login back for this long. False if too many are held. */
  boolean holdLogin(HttpServletRequest request, Answer answer, Duration wait) {
    if (logins.get() >= MOST_LOGINS) {
      return false;
    }
    hold(request, answer, wait, logins);
    return true;
  }

  private static void hold(
      HttpServletRequest request, Answer answer, Duration wait, AtomicInteger count) {
    request.setAttribute(ATTRIBUTE, answer);
    // Without arguments this uses the container's own request, which does not hold the body.
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    count.incrementAndGet();
    CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
        .execute(() -> release(context, count));
  }

  private static void release(AsyncContext context, AtomicInteger count) {
    count.decrementAndGet();
    try {
      context.dispatch();
    } catch (RuntimeException gone) {
      // The client has closed the connection.
    }
  }

  /** Answers 503 now. */
  static void write(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", Integer.toString(HashThreads.RETRY_SECONDS));
    ErrorServlet.write(ProblemType.UNAVAILABLE, response);
  }
}
