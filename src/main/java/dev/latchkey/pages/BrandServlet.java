package dev.latchkey.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.brand.BrandSettings;
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
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /brand/accent.css} and {@code GET /brand/logo}. */
@PermitAll
@WebServlet({"/brand/accent.css", "/brand/logo", "/favicon.ico"})
public class BrandServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Browsers revalidate each time, because the operator may change the brand. */
  private static final String CACHING = "no-cache";

  @Inject private transient BrandSettings settings;
  private transient PublicDocument accent;
  private transient PublicDocument logo;

  @Override
  public void init() {
    accent =
        new PublicDocument(
            "text/css;charset=UTF-8", CACHING, settings.accent().css().getBytes(UTF_8));
    logo =
        settings
            .logo()
            .map(own -> new PublicDocument(own.type(), CACHING, own.bytes()))
            .orElseGet(this::ours);
  }

  private PublicDocument ours() {
    try (InputStream svg = getServletContext().getResourceAsStream("/assets/latchkey.svg")) {
      return new PublicDocument("image/svg+xml", CACHING, svg.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

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
    if (request.getServletPath().endsWith(".css")) {
      accent.answer(request, response);
    } else {
      // An SVG that somebody opens by itself must not run scripts in our origin.
      response.setHeader(
          "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
      logo.answer(request, response);
    }
  }
}
