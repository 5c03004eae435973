package dev.latchkey.pages;

import dev.latchkey.http.SecurityHeaders;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Replaces the container's default servlet. Every path that is not mapped is a 404, and no file of
 * the archive is served by accident.
 */
@PermitAll
@WebServlet("/")
public class NotFoundServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Pages pages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // A target without a slash (the * of OPTIONS) matches no filter pattern, so no filter has set
    // them.
    SecurityHeaders.set(request, response);
    pages.notFound(request, response);
  }
}
