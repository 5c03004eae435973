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

/** Stands in front of all other filters and notes each request in {@link RequestMeters}. */
public class MeterFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The one name of everything that no resource and no servlet of ours answers. */
  private static final String UNKNOWN = "unknown";

  /** What a request that reaches no resource is mapped to: the container's default, and JAX-RS. */
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
      // It becomes a 500 after it has passed here.
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

  /** What was typed is compared with the routes that are known, and never becomes one. */
  private String refusedEarly(HttpServletRequest request) {
    String path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    return meters.knows(path) ? path : UNKNOWN;
  }
}
