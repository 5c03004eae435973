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
 * In a storm, holds a refusal back for a second, without a thread. A client that ignores {@code
 * Retry-After} and asks again at once would otherwise take the processors from those who are
 * served.
 */
@ApplicationScoped
public class HeldRefusals {
  /**
   * A held refusal keeps its connection and a few kilobytes; beyond this many they go out at once.
   */
  static final int MOST_HELD = 2000;

  private static final int HELD_SECONDS = 1;
  private static final String ATTRIBUTE = HeldRefusals.class.getName();

  private final AtomicInteger held = new AtomicInteger();

  /** Writes a whole answer. */
  @FunctionalInterface
  interface Answer {
    void write() throws IOException;
  }

  /** The answer that was held back for this request, if it is time to write it. */
  static Answer of(HttpServletRequest request) {
    return (Answer) request.getAttribute(ATTRIBUTE);
  }

  /** Has the container dispatch the request again later, for this answer. */
  void hold(HttpServletRequest request, Answer answer) throws IOException {
    if (held.get() >= MOST_HELD) {
      answer.write();
      return;
    }
    request.setAttribute(ATTRIBUTE, answer);
    // Without arguments it is the container's own request, which does not keep the body.
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
      // The client has closed the connection, and the container has noticed.
    }
  }

  /** Answers 503 now. */
  static void write(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", Integer.toString(HashThreads.RETRY_SECONDS));
    ErrorServlet.write(ProblemType.UNAVAILABLE, response);
  }
}
