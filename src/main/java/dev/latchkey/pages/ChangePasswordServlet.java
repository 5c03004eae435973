package dev.latchkey.pages;

import dev.latchkey.brand.PageSettings;
import dev.latchkey.error.Methods;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where password managers send people to change a password (W3C, "A Well-Known URL for Changing
 * Passwords"). A 404 if there are no pages.
 */
@PermitAll
@WebServlet("/.well-known/change-password")
public class ChangePasswordServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient PageSettings settings;
  @Inject private transient Pages pages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!settings.on()) {
      pages.notFound(request, response);
    } else if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", "../account#password-section");
  }
}
