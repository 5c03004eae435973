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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Serves the scripts, styles and images of the pages. The files in {@code /assets} are listed once,
 * at start-up, so that a caller's path is never looked up in the archive.
 */
@PermitAll
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "svg", "image/svg+xml",
          "js", "text/javascript;charset=UTF-8");

  private final transient Map<String, PublicDocument> documents = new HashMap<>();

  @Override
  public void init() {
    for (String resource : getServletContext().getResourcePaths("/assets/")) {
      documents.put(resource.substring("/assets".length()), document(resource));
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!documents.containsKey(String.valueOf(request.getPathInfo()))) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    documents.get(request.getPathInfo()).answer(request, response);
  }

  private PublicDocument document(String resource) {
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    try (InputStream asset = getServletContext().getResourceAsStream(resource)) {
      // Browsers revalidate each time, because a page and its script must have the same version.
      return new PublicDocument(
          Objects.requireNonNull(type, resource), "no-cache", asset.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
