package dev.latchkey.browser;

import dev.latchkey.access.BrowserSessions;
import dev.latchkey.access.SessionCookie;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retry;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Done;
import dev.latchkey.json.Json;
import dev.latchkey.logout.LogOut;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /logout}: ends the browser's session and clears the cookie. For our own pages only,
 * so that no other site can sign anybody out.
 */
@PermitAll
@WebServlet("/logout")
public class SignOutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SessionCookie cookie;
  @Inject private transient BrowserSessions sessions;
  @Inject private transient LogOut logOut;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Methods.COMMAND.refuse(request, response)) {
      return;
    }
    if (!cookie.isOwnPage(request)) {
      throw ProblemType.FORBIDDEN.raise();
    }
    sessions.of(request).ifPresent(session -> end(session, request));
    cookie.clear(response);
    response.setHeader("Cache-Control", "no-store");
    // Pages that showed personal data must not come back with the browser's "Back".
    response.setHeader("Clear-Site-Data", "\"cache\"");
    Json.write(Done.saying("Logged out successfully"), response);
  }

  private void end(LiveSession session, HttpServletRequest request) {
    try {
      Retry.of(
          () -> {
            logOut.of(session, Callers.of(request));
            return true;
          });
    } catch (Problem ended) {
      // Another call has ended the session at the same time, which is what the caller wants.
      if (ended.type() != ProblemType.TOKEN_REFUSED) {
        throw ended;
      }
    }
  }
}
