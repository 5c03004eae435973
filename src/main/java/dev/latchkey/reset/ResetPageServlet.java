package dev.latchkey.reset;

import dev.latchkey.document.WebPage;
import dev.latchkey.error.Methods;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The page that a mailed link opens.
 *
 * <p>The token is in the fragment of the link, which stays in the browser. Opening the page, as a
 * mail scanner does, does not use up the link. Only GET and HEAD are answered.
 */
@PermitAll
@WebServlet("/reset-password")
public class ResetPageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final WebPage PAGE = new WebPage("reset-password.html");

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
    PAGE.writeTo(response, getServletContext());
  }
}
