package dev.latchkey.admission;

import dev.latchkey.credential.HashThreads;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  private static final int HELD_SECONDS = 1;
  private static final String ATTRIBUTE = HeldRefusals.class.getName();

  private final AtomicInteger held = new AtomicInteger();

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
    request.setAttribute(ATTRIBUTE, answer);
    // Without arguments this uses the container's own request, which does not hold the body.
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    held.incrementAndGet();
    CompletableFuture.delayedExecutor(HELD_SECONDS, TimeUnit.SECONDS, Runnable::run)
        .execute(() -> release(context));
  }

  private void release(AsyncContext context) {
    held.decrementAndGet();
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
