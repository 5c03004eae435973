package dev.latchkey.pages;

import dev.latchkey.document.WebPage;
import dev.latchkey.error.Methods;
import dev.latchkey.runtime.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /}: in development, what this is and where to go. In production, the way to the
 * account. A program that does not ask for a page gets a 404.
 */
@PermitAll
@WebServlet("")
public class HomeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final WebPage PAGE = new WebPage("home.html");

  @Inject private transient Settings settings;
  @Inject private transient Pages pages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!pages.isForBrowser(request)) {
      pages.notFound(request, response);
    } else if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    if (settings.production()) {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", "account");
    } else {
      PAGE.writeTo(response, getServletContext());
    }
  }
}
