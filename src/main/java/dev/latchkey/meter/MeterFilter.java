package dev.latchkey.meter;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/** Runs before all other filters and records each request in {@link RequestMeters}. */
public class MeterFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The route of every request that none of our resources and servlets answers. */
  private static final String UNKNOWN = "unknown";

  /**
   * The servlet mappings of a request that reaches no resource: the container's default servlet,
   * JAX-RS and the error page.
   */
  private static final Set<String> NO_ROUTE = Set.of("", "/", "/api/*", "/error");

  @Inject private transient RequestMeters meters;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    MeteredRequest metered =
        new MeteredRequest(request, () -> note(request, response.getStatus(), start));
    try {
      chain.doFilter(metered, response);
    } catch (IOException | ServletException | RuntimeException | Error failed) {
      // The container makes a 500 of it later.
      note(request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, start);
      throw failed;
    }
    metered.returned();
  }

  private void note(HttpServletRequest request, int status, long start) {
    meters.note(route(request), status, System.nanoTime() - start);
  }

  private String route(HttpServletRequest request) {
    Object template = request.getAttribute(RouteFilter.ROUTE);
    if (template != null) {
      return (String) template;
    }
    String pattern = request.getHttpServletMapping().getPattern();
    return NO_ROUTE.contains(pattern) ? refusedEarly(request) : pattern;
  }

  /** The caller's path is only compared with known routes; it never becomes a new one. */
  private String refusedEarly(HttpServletRequest request) {
    String path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    return meters.knows(path) ? path : UNKNOWN;
  }
}
