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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
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
   * From the first read to the last. It is checked after each read. The server limits how long one
   * read may wait: readTimeout in server.xml, read-timeout-millis on Payara.
   */
  private static final long DEADLINE_NANOS = Duration.ofSeconds(10).toNanos();

  /**
   * The number of bodies that are read at once, each on its own thread. The servers' thread pools
   * are larger than this.
   */
  private static final int SLOTS = 64;

  private static final int BUFFER = 8 * 1024;

  private final transient Semaphore slots = new Semaphore(SLOTS);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > Json.MAX_BODY) {
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

  // RFC 9112 6.3: one of these two headers announces a body.
  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** The request with its body, or null if it was refused. Releases the slot in both cases. */
  private RequestWithBody whole(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      return new RequestWithBody(request, read(request.getInputStream()));
    } catch (Problem refused) {
      refuse(refused.type(), response);
      return null;
    } finally {
      slots.release();
    }
  }

  private static byte[] read(InputStream in) {
    long begun = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > Json.MAX_BODY) {
          throw ProblemType.BODY_TOO_LARGE.raise();
        }
        if (isLate(begun)) {
          throw ProblemType.BODY_TOO_SLOW.raise();
        }
      }
      return body.toByteArray();
    } catch (SocketTimeoutException silence) {
      throw ProblemType.BODY_TOO_SLOW.raise();
    } catch (IOException unreadable) {
      // Malformed chunks or an incomplete body are the sender's fault, so this is not a 500. Payara
      // throws a plain IOException after a read timeout too.
      throw (isLate(begun) ? ProblemType.BODY_TOO_SLOW : ProblemType.MALFORMED_BODY).raise();
    }
  }

  private static boolean isLate(long begun) {
    return System.nanoTime() - begun > DEADLINE_NANOS;
  }

  /** Sends the error and closes the connection, so that the rest of the request is not read. */
  static void refuse(ProblemType type, HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    ErrorServlet.write(type, response);
  }
}
