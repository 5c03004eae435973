package dev.latchkey.runtime;

import dev.latchkey.problem.ProblemType;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Reads the body of every request, whatever it is sent to, before anything else looks at it: at
 * most 64 KiB, within 10 s, and 256 bodies at once. No thread waits for a body. What is refused
 * here is not read to its end; the connection closes after the answer.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Most milliseconds from the end of the headers to the end of the body. */
  private static final long DEADLINE_MS = 10_000;

  /** Bodies that are read at once: 16 MiB, if each is as long as it may be. */
  private static final int SLOTS = 256;

  private final transient Semaphore slots = new Semaphore(SLOTS);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long length = request.getContentLengthLong();
    if (length > Json.MAX_BODY) {
      refuse(ProblemType.BODY_TOO_LARGE, response);
    } else if (length <= 0 && request.getHeader("Transfer-Encoding") == null) {
      chain.doFilter(request, response);
    } else if (!request.isAsyncSupported()) {
      // A servlet of ours, none of which asks for a body.
      response.setHeader("Connection", "close");
      chain.doFilter(new RequestWithBody(request), response);
    } else if (slots.tryAcquire()) {
      read(request, response);
    } else {
      response.setHeader("Retry-After", "1");
      refuse(ProblemType.UNAVAILABLE, response);
    }
  }

  private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RequestWithBody whole = new RequestWithBody(request);
    AsyncContext async = request.startAsync(whole, response);
    async.setTimeout(DEADLINE_MS);
    BodyReader reader = new BodyReader(async, whole, slots::release);
    async.addListener(reader);
    request.getInputStream().setReadListener(reader);
  }

  /** Answers, and lets nothing more of the request be read. */
  static void refuse(ProblemType type, HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    ErrorServlet.write(type, response);
  }
}
