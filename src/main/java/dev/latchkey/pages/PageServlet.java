package dev.latchkey.pages;

import dev.latchkey.error.Methods;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * The pages, except the one to sign in. The token of a mailed link is in its fragment, which stays
 * in the browser: opening a page, as a mail scanner does, has no effect.
 */
@PermitAll
@WebServlet({
  "/signup",
  "/forgot-password",
  "/reset-password",
  "/verify-email",
  "/confirm-email",
  "/account",
  "/admin/*"
})
public class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Page> PAGES =
      Map.of(
          "/signup", Page.SIGN_UP,
          "/forgot-password", Page.FORGOT_PASSWORD,
          "/reset-password", Page.RESET_PASSWORD,
          "/verify-email", Page.VERIFY_EMAIL,
          "/confirm-email", Page.CONFIRM_EMAIL,
          "/account", Page.ACCOUNT,
          "/admin", Page.ADMIN);

  /** The console has paths such as {@code /admin/accounts/42}. */
  private static final int DEEPEST = 3;

  @Inject private transient Pages pages;

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
    String below = Objects.requireNonNullElse(request.getPathInfo(), "");
    int depth = (int) below.chars().filter(c -> c == '/').count();
    if (depth > DEEPEST) {
      pages.notFound(request, response);
    } else {
      pages.write(PAGES.get(request.getServletPath()), depth, request, response);
    }
  }
}
