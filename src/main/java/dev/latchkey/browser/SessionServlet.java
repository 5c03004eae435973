package dev.latchkey.browser;

import dev.latchkey.access.BrowserSessions;
import dev.latchkey.account.AccountView;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Json;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /session}: who is signed in with this browser. Always a 200. */
@PermitAll
@WebServlet("/session")
public class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient BrowserSessions sessions;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!Methods.READ.refuse(request, response)) {
      response.setHeader("Cache-Control", "no-store");
      AccountView user =
          sessions.of(request).map(session -> AccountView.of(session.account())).orElse(null);
      Json.write(new Answer(user), response);
    }
  }

  /** The account; null if nobody is signed in. */
  public record Answer(AccountView user) {}
}
