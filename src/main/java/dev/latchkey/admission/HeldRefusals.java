package dev.latchkey.admission;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.ErrorServlet;
import dev.latchkey.secret.HashingLanes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds a refusal back for a second, without a thread, before it is sent. A client that ignores
 * {@code Retry-After} and asks again at once would otherwise take the processors from those who are
 * served.
 */
@ApplicationScoped
public class HeldRefusals {
  /**
   * A held refusal keeps its connection and a few kilobytes; beyond this many they go out at once.
   */
  static final int MOST_HELD = 2000;

  private static final Duration HELD = Duration.ofSeconds(1);

  private final AtomicInteger held = new AtomicInteger();

  /**
   * Answers 503, later. The caller returns to the container and does not touch the request again.
   */
  void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    hold(request, response, () -> write(response));
  }

  /** Has this answer written, later. */
  void hold(HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException {
    if (held.incrementAndGet() > MOST_HELD) {
      held.decrementAndGet();
      answer.write();
      return;
    }
    // Without arguments it is the container's own request, which does not keep the body.
    AsyncContext context = request.startAsync();
    context.setTimeout(HELD.toMillis());
    context.addListener(new Held(context, answer));
  }

  static void write(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", Integer.toString(HashingLanes.RETRY_SECONDS));
    ErrorServlet.write(ProblemType.UNAVAILABLE, response);
  }

  /** Writes a whole answer. */
  interface Answer {
    void write() throws IOException;
  }

  private final class Held implements AsyncListener {
    private final AsyncContext context;
    private final Answer answer;

    Held(AsyncContext context, Answer answer) {
      this.context = context;
      this.answer = answer;
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      answer.write();
      context.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
      held.decrementAndGet();
    }

    @Override
    public void onError(AsyncEvent event) {
      // It is completed next.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing starts it again.
    }
  }
}
