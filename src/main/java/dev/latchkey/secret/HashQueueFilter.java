package dev.latchkey.secret;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.ErrorServlet;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;

/**
 * Refuses a call that has to hash while the queue is full, before anything of it is read or looked
 * up in the database: in a storm most calls are refused, and what a refusal costs is taken from the
 * calls that are served. A call that passes may still be refused by {@link PasswordHasher}.
 */
public class HashQueueFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(HashQueueFilter.class.getName());

  @Inject private transient HashingLanes lanes;
  @Inject private transient HeldRefusals refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (lanes.full() && "POST".equals(request.getMethod())) {
      response.setHeader("Retry-After", Long.toString(lanes.retrySeconds()));
      AsyncContext waiting = request.startAsync();
      refusals.send(() -> refuse(waiting));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(AsyncContext waiting) {
    try {
      ErrorServlet.write(ProblemType.UNAVAILABLE, (HttpServletResponse) waiting.getResponse());
    } catch (IOException gone) {
      LOG.fine(() -> "a caller did not wait for the refusal: " + gone.getMessage());
    } finally {
      waiting.complete();
    }
  }
}
