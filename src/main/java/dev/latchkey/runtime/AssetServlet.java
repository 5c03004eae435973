package dev.latchkey.runtime;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Scripts, style and pictures of the pages: these files and no other, so that no path a caller
 * makes up is ever looked for in the archive.
 */
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> TYPES =
      Map.of(
          "/latchkey.css", "text/css;charset=UTF-8",
          "/latchkey.svg", "image/svg+xml",
          "/mailbox.js", "text/javascript;charset=UTF-8",
          "/reset-password.js", "text/javascript;charset=UTF-8");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    String type = path == null ? null : TYPES.get(path);
    if (type == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try (InputStream asset = getServletContext().getResourceAsStream("/assets" + path)) {
      byte[] bytes = asset.readAllBytes();
      response.setContentType(type);
      // Asked for anew each time: a page and its script must be of one version.
      response.setHeader("Cache-Control", "no-cache");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }
}
