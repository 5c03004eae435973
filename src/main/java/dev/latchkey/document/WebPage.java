package dev.latchkey.document;

import dev.latchkey.http.SecurityHeaders;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * A static page of a feature. The file is in {@code /pages}; the feature serves it at its own URL.
 */
public final class WebPage {
  private final String resource;

  /**
   * Creates a page.
   *
   * @param file the name of the file in {@code /pages}
   */
  public WebPage(String file) {
    this.resource = "/pages/" + file;
  }

  /** Answers with the page. It is never cached, because it may show a secret. */
  public void writeTo(HttpServletResponse response, ServletContext context) throws IOException {
    try (InputStream page = context.getResourceAsStream(resource)) {
      if (page == null) {
        throw new IllegalStateException(resource + " is not in the archive");
      }
      byte[] html = page.readAllBytes();
      SecurityHeaders.allowPage(response);
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(html.length);
      response.getOutputStream().write(html);
    }
  }
}
