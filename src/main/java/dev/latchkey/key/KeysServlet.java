package dev.latchkey.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.document.PublicDocument;
import dev.latchkey.error.Methods;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The public keys as a JWK set (RFC 7517). A servlet, not a resource: other services fetch it,
 * often all at once, and it costs nothing but the bytes.
 */
@PermitAll
@WebServlet("/.well-known/jwks.json")
public class KeysServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String CACHING = "public, max-age=" + TokenSettings.KEYS_KEPT.toSeconds();

  @Inject private transient KeyRotation keys;
  private transient volatile Published published;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    current().answer(request, response);
  }

  private PublicDocument current() {
    String text = keys.ring().published();
    Published last = published;
    if (last == null || !last.text().equals(text)) {
      last = Published.of(text);
      published = last;
    }
    return last.document();
  }

  /** The document that was made of a text, kept until the text changes. */
  private record Published(String text, PublicDocument document) {
    static Published of(String text) {
      return new Published(
          text, new PublicDocument("application/json", CACHING, text.getBytes(UTF_8)));
    }
  }
}
