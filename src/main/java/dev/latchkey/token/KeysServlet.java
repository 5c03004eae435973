package dev.latchkey.token;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The public keys as a JWK set (RFC 7517). A servlet, not a resource: other services fetch it,
 * often all at once, and it costs nothing but the bytes.
 */
@WebServlet("/.well-known/jwks.json")
public class KeysServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient KeyRotation keys;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] published = keys.ring().published().getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "public, max-age=" + TokenSettings.KEYS_KEPT.toSeconds());
    response.setContentLength(published.length);
    response.getOutputStream().write(published);
  }
}
