package dev.latchkey.web;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.json.Json;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Reads the body of every request into memory before the request goes further. A body has at most
 * 64 KiB and must arrive within 10 s. At most 64 bodies are read at once, so that slow senders
 * cannot use up the threads that other requests need. A refused body is not read to its end; the
 * connection closes after the response.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /**
   * The number of bodies that are read at once, each on its own thread. The servers' thread pools
   * are larger than this.
   */
  private static final int SLOTS = 64;

  private final transient Semaphore slots = new Semaphore(SLOTS);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isStreamed(request)) {
      // If the call is refused, the rest of the body is not read.
      response.setHeader("Connection", "close");
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > Json.MAX_BODY) {
      refuse(ProblemType.BODY_TOO_LARGE, response);
    } else if (!hasBody(request)) {
      chain.doFilter(request, response);
    } else if (!slots.tryAcquire()) {
      response.setHeader("Retry-After", "1");
      refuse(ProblemType.UNAVAILABLE, response);
    } else {
      RequestWithBody whole = whole(request, response);
      if (whole != null) {
        chain.doFilter(whole, response);
      }
    }
  }

  /** Whether this is the call that reads its body as it arrives; {@code web.xml} names it. */
  private boolean isStreamed(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals(getInitParameter("streamed"));
  }

  // RFC 9112 6.3: one of these two headers announces a body.
  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** The request with its body, or null if it was refused. Releases the slot in both cases. */
  private RequestWithBody whole(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      return new RequestWithBody(request, BodyReader.read(request.getInputStream()));
    } catch (Problem refused) {
      refuse(refused.type(), response);
      return null;
    } finally {
      slots.release();
    }
  }

  /** Sends the error and closes the connection, so that the rest of the request is not read. */
  static void refuse(ProblemType type, HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    ErrorServlet.write(type, response);
  }
}
