package dev.latchkey.document;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scripts, style and pictures of the pages: these files and no other, so that no path a caller
 * makes up is ever looked for in the archive.
 */
@PermitAll
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> TYPES =
      Map.of(
          "/latchkey.css", "text/css;charset=UTF-8",
          "/latchkey.svg", "image/svg+xml",
          "/mailbox.js", "text/javascript;charset=UTF-8",
          "/openapi.js", "text/javascript;charset=UTF-8",
          "/reset-password.js", "text/javascript;charset=UTF-8");

  private final transient Map<String, PublicDocument> read = new ConcurrentHashMap<>();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String path = String.valueOf(request.getPathInfo());
    if (!TYPES.containsKey(path)) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    read.computeIfAbsent(request.getPathInfo(), this::asset).answer(request, response);
  }

  private PublicDocument asset(String path) {
    try (InputStream asset = getServletContext().getResourceAsStream("/assets" + path)) {
      // Asked for again each time: a page and its script must be of one version.
      return new PublicDocument(TYPES.get(path), "no-cache", asset.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
