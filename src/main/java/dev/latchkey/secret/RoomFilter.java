package dev.latchkey.secret;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.ErrorServlet;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses a login or signup while lanes and queue are full, before anything of it is read: in a
 * storm nearly every call is refused, and what that costs is taken from those that are not. Whoever
 * passes may still be refused by the hash itself.
 */
public class RoomFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient HashingLanes lanes;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (lanes.full() && "POST".equals(request.getMethod())) {
      response.setHeader("Retry-After", Integer.toString(HashingLanes.RETRY_SECONDS));
      ErrorServlet.write(ProblemType.UNAVAILABLE, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
