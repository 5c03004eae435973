package dev.latchkey.password;

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
 * The page a mailed link leads to.
 *
 * <p>It knows nothing of the token, which stands in the link's fragment and stays in the browser;
 * looking at the page, as a mail scanner does, uses nothing up. Only GET and HEAD are answered.
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
