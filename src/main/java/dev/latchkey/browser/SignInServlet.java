package dev.latchkey.browser;

import dev.latchkey.access.BrowserSessions;
import dev.latchkey.access.SessionCookie;
import dev.latchkey.account.AccountView;
import dev.latchkey.admission.RefusedLogins;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retry;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonBody;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.login.Credentials;
import dev.latchkey.login.LogIn;
import dev.latchkey.login.LoggedIn;
import dev.latchkey.login.SessionKind;
import dev.latchkey.pages.Page;
import dev.latchkey.pages.Pages;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /login} is the page to sign in. {@code POST /login} opens a session whose secret the
 * browser keeps in a cookie. The session that the cookie held before ends. For our own pages only,
 * so that no other site can sign anybody in.
 */
@PermitAll
@WebServlet(value = "/login", asyncSupported = true)
public class SignInServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SessionCookie cookie;
  @Inject private transient BrowserSessions sessions;
  @Inject private transient LogIn logIn;
  @Inject private transient ReplaceSession replace;
  @Inject private transient TokenSettings settings;
  @Inject private transient Pages pages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!Methods.PAGE_AND_COMMAND.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    pages.write(Page.SIGN_IN, request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!cookie.isOwnPage(request)) {
      throw ProblemType.FORBIDDEN.raise();
    }
    response.setHeader("Cache-Control", "no-store");
    Credentials sent = JsonBody.of(request).read(Credentials::from);
    RefusedLogins.mark(request, sent.password());
    Caller caller = Callers.of(request);
    Optional<LiveSession> before = sessions.of(request);
    LoggedIn result =
        Retry.of(() -> logIn.with(sent.name(), sent.password(), SessionKind.BROWSER, caller))
            .orRefuse();
    before.ifPresent(session -> Retry.of(() -> replace.end(session)));
    cookie.set(result.credential(), settings.lifetime(), response);
    Json.write(new Answer(true, "Login successful", result.user()), response);
  }

  /** The answer of {@code POST /api/login}, without a token. */
  public record Answer(boolean success, String message, AccountView user) {}
}
