package dev.latchkey.http;

import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;

/**
 * Lets browser pages of the configured origins call the API, and pages of every origin read the
 * documents below a {@link PublicPath} (Fetch standard, CORS protocol). All other cross-origin
 * access is denied. Credentials are never allowed.
 */
@ApplicationScoped
public class Cors {
  private static final String PREFLIGHT_AGE_SECONDS = "600";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private Set<String> origins = Set.of();
  private List<PublicPath> publicPaths = List.of();

  @Inject
  public void read(Settings settings) {
    origins = Set.copyOf(settings.corsOrigins());
  }

  @Inject
  public void register(@Any Instance<PublicPath> paths) {
    publicPaths = paths.stream().toList();
  }

  /** Sets the headers that let a page read the response to this request, even an error. */
  public void open(HttpServletRequest request, HttpServletResponse response) {
    String path = pathOf(request);
    if (isPublic(path)) {
      response.setHeader(ALLOW_ORIGIN, "*");
    } else if (!origins.isEmpty() && path.startsWith("/api/")) {
      response.setHeader("Vary", "Origin");
      String origin = request.getHeader("Origin");
      if (origin != null && origins.contains(origin)) {
        response.setHeader(ALLOW_ORIGIN, origin);
        response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
      }
    }
  }

  private boolean isPublic(String path) {
    return publicPaths.stream().anyMatch(open -> open.covers(path));
  }

  /** Answers the request if it is an allowed preflight. True if it has been answered. */
  public boolean answersPreflight(HttpServletRequest request, HttpServletResponse response) {
    boolean preflight =
        "OPTIONS".equals(request.getMethod())
            && request.getHeader("Access-Control-Request-Method") != null
            && response.getHeader(ALLOW_ORIGIN) != null;
    if (preflight) {
      response.setHeader(
          "Access-Control-Allow-Methods",
          pathOf(request).startsWith("/api/") ? "GET, POST, DELETE" : "GET, HEAD");
      response.setHeader(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, traceparent, tracestate, X-Request-ID, X-Requested-With");
      response.setHeader("Access-Control-Max-Age", PREFLIGHT_AGE_SECONDS);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
    return preflight;
  }

  /** The requested path, also while the container dispatches to an error page. */
  private static String pathOf(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String path ? path : request.getRequestURI();
  }
}
