package dev.latchkey.http;

import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Lets the browser pages of exactly the configured origins call the API (Fetch standard, CORS
 * protocol), and those of every origin read what is public under {@code /.well-known/}. Otherwise
 * closed, and never with credentials.
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

  /** Sets what lets a page read the answer to this request, an error too. */
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

  /** True if this was the preflight of a page that may go on; it is answered now. */
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

  /** The path that was asked for, also while an error page is made for it. */
  private static String pathOf(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String path ? path : request.getRequestURI();
  }
}
