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
 * The first filter after the metrics. It refuses malformed requests, identifies the caller, and
 * sets the headers of every response. It turns every failure, including its own, into a proper 500.
 */
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(RequestFilter.class.getName());
  private static final int MAX_USER_AGENT = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

  /** TRACE would echo the request (RFC 9110 9.3.8). Other methods have no meaning here. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH");

  /** Dispatches of a request that this filter has already checked. */
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
      // Bodies and pages are in memory, so only the connection can fail: the caller has closed it.
      // Payara still processes every request that the caller had sent, and would log each failure.
      LOG.log(Level.FINE, "the caller has closed the connection", closed);
    } catch (Throwable thrown) {
      // If a filter fails, some containers answer with an empty 200.
      ErrorServlet.writeFailure(thrown, request, response, cors);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) {
    if (Callers.of(request) == null) {
      // Removes what the container added before our filters: the 401 for a token that it refused,
      // and the cookie that clears an unknown cookie of its own. A public call ignores the token; a
      // protected call is refused later.
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

  /** Refuses every call until the server has started, and while its clock is wrong. */
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
      // RFC 9110 15.5.16: names the accepted codings.
      case ENCODED_BODY -> response.setHeader("Accept-Encoding", "identity");
      default -> {
        // Needs no further header.
      }
    }
    // RFC 9112 6.3: the bytes after a malformed request may be part of it.
    response.setHeader("Connection", "close");
    ErrorServlet.write(fault, response);
  }

  // RFC 9112 3.2.2: the host of an absolute target overrides the Host header. Open Liberty keeps
  // the header as it was sent, and returns the target's host as the server name.
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
        requestId(),
        request.getHeader("Accept-Language"),
        null);
  }

  /**
   * Identifies a request in the log. It is not a secret, so it need not come from a secure
   * generator, which would take a lock on every request.
   */
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
