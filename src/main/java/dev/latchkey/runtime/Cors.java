package dev.latchkey.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Lets the browser pages of exactly the configured origins call the API (Fetch standard, CORS
 * protocol). Closed by default; never {@code *}, never credentials.
 */
@ApplicationScoped
public class Cors {
  private static final String PREFLIGHT_AGE_SECONDS = "600";

  private Set<String> origins = Set.of();

  @Inject
  void read(Settings settings) {
    origins = Set.copyOf(settings.corsOrigins());
  }

  /** Sets the headers for the origin of this request; true if it was a preflight, answered now. */
  boolean answers(HttpServletRequest request, HttpServletResponse response) {
    if (origins.isEmpty() || !request.getRequestURI().startsWith("/api/")) {
      return false;
    }
    response.addHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null || !origins.contains(origin)) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
    return isPreflight(request) && allow(response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return "OPTIONS".equals(request.getMethod())
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static boolean allow(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.setHeader("Access-Control-Max-Age", PREFLIGHT_AGE_SECONDS);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    return true;
  }
}
