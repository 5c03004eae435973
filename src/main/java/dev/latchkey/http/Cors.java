package dev.latchkey.http;

import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Lets browser pages of the configured origins call the API, and pages of every origin read the
 * public documents under {@code /.well-known/} (Fetch standard, CORS protocol). All other
 * cross-origin access is denied. Credentials are never allowed.
 */
@ApplicationScoped
public class Cors {
  private static final String PREFLIGHT_AGE_SECONDS = "600";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private Set<String> origins = Set.of();

  @Inject
  public void read(Settings settings) {
    origins = Set.copyOf(settings.corsOrigins());
  }

  /** Sets the headers that let a page read the response to this request, even an error. */
  public void open(HttpServletRequest request, HttpServletResponse response) {
    String path = pathOf(request);
    if (path.startsWith("/.well-known/")) {
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
