package dev.latchkey.access;

import dev.latchkey.runtime.Settings;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that holds the secret of a browser's session. It counts only in requests of our own
 * pages: they send the header {@code X-Latchkey: 1}, which a form on another site cannot send, and
 * have the origin of the public URL.
 */
@ApplicationScoped
public class SessionCookie {
  private static final String HEADER = "X-Latchkey";

  /** RFC 6265bis 4.1.3.2: a browser accepts this prefix only with Secure, Path=/ and no Domain. */
  private static final String HOST_PREFIX = "__Host-";

  private static final String NAME = "latchkey";

  @Inject private Settings settings;

  /** The secret, if the request is one of our own pages and carries the cookie exactly once. */
  Optional<String> secret(HttpServletRequest request) {
    if (!isOwnPage(request) || request.getCookies() == null) {
      return Optional.empty();
    }
    List<String> secrets =
        Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(name()))
            .map(Cookie::getValue)
            .toList();
    return secrets.size() == 1
        ? Optional.of(secrets.get(0)).filter(RandomTokens::isSessionSecret)
        : Optional.empty();
  }

  /** Whether a page of ours has sent the request (Fetch Metadata; RFC 6454 7). */
  public boolean isOwnPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    return "1".equals(request.getHeader(HEADER))
        && (site == null || site.equals("same-origin"))
        && (origin == null || origin.equals(settings.publicOrigin()))
        && (reads || site != null || origin != null);
  }

  /** Sets the cookie. */
  public void set(String secret, Duration lifetime, HttpServletResponse response) {
    write(secret, lifetime.toSeconds(), response);
  }

  /** Makes the browser forget the cookie. */
  public void clear(HttpServletResponse response) {
    write("", 0, response);
  }

  private void write(String value, long seconds, HttpServletResponse response) {
    String secure = settings.isHttps() ? "; Secure" : "";
    response.addHeader(
        "Set-Cookie",
        "%s=%s; Path=/; Max-Age=%d%s; HttpOnly; SameSite=Strict"
            .formatted(name(), value, seconds, secure));
  }

  private String name() {
    return settings.isHttps() ? HOST_PREFIX + NAME : NAME;
  }
}
