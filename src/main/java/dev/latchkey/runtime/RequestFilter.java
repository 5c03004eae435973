package dev.latchkey.runtime;

import dev.latchkey.caller.IpAddress;
import dev.latchkey.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The first to see a request: says who asks, and sets the headers that every answer carries. */
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int MAX_USER_AGENT = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

  /** TRACE echoes what it is sent (RFC 9110 9.3.8); the rest has no meaning here. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH");

  @Inject private transient TrustedProxies proxies;
  @Inject private transient Cors cors;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Callers.of(request) == null) {
      // What the container has put there before it asks us goes: the 401 of a token that nobody
      // asked about (a public call ignores it, a protected one is refused further down), and the
      // cookie that clears one of its own that it does not know.
      response.reset();
      Callers.put(request, caller(request));
    }
    SecurityHeaders.set(request, response);
    if (!isFramedPlainly(request)) {
      ErrorServlet.write(ProblemType.BAD_REQUEST, response);
    } else if (!isPlain(request)) {
      // RFC 9110 15.5.16: names the codings that would have been accepted.
      response.setHeader("Accept-Encoding", "identity");
      BodyFilter.refuse(ProblemType.ENCODED_BODY, response);
    } else if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
      ErrorServlet.write(ProblemType.METHOD_NOT_ALLOWED, response);
    } else if (!cors.answers(request, response)) {
      chain.doFilter(request, response);
    }
  }

  /**
   * RFC 9112 6.1 and 11.2: the container reads past a transfer coding that it does not know, where
   * a proxy in front of it may not, and the two would disagree on where the request ends.
   */
  private static boolean isFramedPlainly(HttpServletRequest request) {
    String coding = request.getHeader("Transfer-Encoding");
    return coding == null || coding.strip().equalsIgnoreCase("chunked");
  }

  /**
   * RESTEasy would decompress a body before anybody has looked at its length. RFC 9110 8.4.1: a
   * coding that is not named is the same as identity.
   */
  private static boolean isPlain(HttpServletRequest request) {
    for (String coding : Collections.list(request.getHeaders("Content-Encoding"))) {
      if (!coding.strip().equalsIgnoreCase("identity")) {
        return false;
      }
    }
    return true;
  }

  private Caller caller(HttpServletRequest request) {
    return new Caller(
        proxies.clientOf(
            IpAddress.parse(request.getRemoteAddr()),
            Collections.list(request.getHeaders("X-Forwarded-For"))),
        userAgent(request.getHeader("User-Agent")),
        requestId());
  }

  /** Names a request in the log and is no secret: no lock on a secure generator for every read. */
  private static String requestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String userAgent(String header) {
    if (header == null) {
      return null;
    }
    String cut = header.substring(0, Math.min(MAX_USER_AGENT, header.length()));
    return UNPRINTABLE.matcher(cut).replaceAll("?");
  }
}
