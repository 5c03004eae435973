package dev.latchkey.web;

import dev.latchkey.address.IpAddress;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.caller.TrustedProxies;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.http.Cors;
import dev.latchkey.http.KnownHosts;
import dev.latchkey.http.RequestSyntax;
import dev.latchkey.http.SecurityHeaders;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.SelfCall;
import dev.latchkey.runtime.ServerState;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The first to see a request: refuses what no request may look like, says who asks, and sets the
 * headers that every answer carries. Whatever fails behind it, or in it, is a 500 in shape.
 */
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(RequestFilter.class.getName());
  private static final int MAX_USER_AGENT = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

  /** TRACE echoes what it is sent (RFC 9110 9.3.8); the rest has no meaning here. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH");

  /** How a request comes here a second time. */
  private static final Set<DispatcherType> CHECKED_BEFORE =
      Collections.unmodifiableSet(EnumSet.of(DispatcherType.ERROR, DispatcherType.ASYNC));

  @Inject private transient TrustedProxies proxies;
  @Inject private transient KnownHosts hosts;
  @Inject private transient Cors cors;
  @Inject private transient ServerState state;
  @Inject private transient SelfCall self;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      begin(request, response);
      if (isAnswered(request, response)) {
        return;
      }
      chain.doFilter(request, response);
    } catch (IOException closed) {
      // Bodies and documents are in memory, so it is the connection that fails: the caller has
      // closed it. Payara goes on with every request that it has sent before, and would log each.
      LOG.log(Level.FINE, "an answer that nobody reads", closed);
    } catch (Throwable thrown) {
      // A container answers some failing filters with 200 and nothing else.
      ErrorServlet.writeFailure(thrown, request, response, cors);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) {
    if (Callers.of(request) == null) {
      // What the container has put there before it asks us goes: the 401 of a token that nobody
      // asked about (a public call ignores it, a protected one is refused further down), and the
      // cookie that clears one of its own that it does not know.
      response.reset();
    }
    SecurityHeaders.set(request, response);
    cors.open(request, response);
    if (Callers.of(request) == null) {
      Callers.put(request, caller(request));
    }
  }

  private boolean isAnswered(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (CHECKED_BEFORE.contains(request.getDispatcherType())) {
      return false;
    }
    Optional<ProblemType> fault = faultOf(request);
    if (fault.isEmpty()) {
      return cors.answersPreflight(request, response) || isTooEarly(request, response);
    }
    refuse(fault.get(), response);
    return true;
  }

  /** Nothing is served before the server has started, or while its clock is wrong. */
  private boolean isTooEarly(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (state.isReady()) {
      return false;
    }
    self.seen(request.getHeader(SelfCall.HEADER));
    response.setHeader("Retry-After", "1");
    ErrorServlet.write(ProblemType.UNAVAILABLE, response);
    return true;
  }

  private static void refuse(ProblemType fault, HttpServletResponse response) throws IOException {
    switch (fault) {
      case METHOD_NOT_ALLOWED -> response.setHeader("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
      // RFC 9110 15.5.16: names the codings that would have been accepted.
      case ENCODED_BODY -> response.setHeader("Accept-Encoding", "identity");
      default -> {
        // Says enough by itself.
      }
    }
    // RFC 9112 6.3: what follows a request that is not understood may be a part of it.
    response.setHeader("Connection", "close");
    ErrorServlet.write(fault, response);
  }

  // RFC 9112 3.2.2: the host of an absolute target counts, whatever the header says. Open Liberty
  // keeps the header as it was sent, and has the target's host as the name of the server.
  private Optional<ProblemType> faultOf(HttpServletRequest request) {
    Optional<ProblemType> fault = RequestSyntax.fault(request);
    if (fault.isPresent()) {
      return fault;
    }
    if (!hosts.include(request.getHeader("Host")) || !hosts.include(request.getServerName())) {
      return Optional.of(ProblemType.WRONG_HOST);
    }
    return METHODS.contains(request.getMethod())
        ? Optional.empty()
        : Optional.of(ProblemType.METHOD_NOT_ALLOWED);
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
