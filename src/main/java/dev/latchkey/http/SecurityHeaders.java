package dev.latchkey.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The security headers of every response: no caching, no content sniffing, no framing, no foreign
 * scripts.
 */
public final class SecurityHeaders {
  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " object-src 'none'";

  private SecurityHeaders() {}

  /** Sets the headers of a response that is not a page. */
  public static void set(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", API_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cache-Control", "no-store");
    if (request.isSecure()) {
      // RFC 6797. One year, the minimum for the preload lists of browsers.
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  /** Lets a page use its own scripts, styles and images, and call this server. */
  public static void allowPage(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", PAGE_POLICY);
  }
}
