package dev.latchkey.document;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** A static page of this application, kept under {@code /pages} and served under its own path. */
public enum WebPage {
  /** Where a mailed reset link leads. */
  RESET_PASSWORD("/pages/reset-password.html"),
  /** The document of the API, to be read in a browser. */
  API("/pages/openapi.html"),
  /** The development mailbox, for a human. */
  MAILBOX("/pages/mailbox.html");

  private final String resource;

  WebPage(String resource) {
    this.resource = resource;
  }

  /** Answers with the page, UTF-8, never stored: it may be on its way to show something secret. */
  public void writeTo(HttpServletResponse response, ServletContext context) throws IOException {
    try (InputStream page = context.getResourceAsStream(resource)) {
      if (page == null) {
        throw new IllegalStateException(resource + " is not in the archive");
      }
      byte[] html = page.readAllBytes();
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(html.length);
      response.getOutputStream().write(html);
    }
  }
}
