package dev.latchkey.access;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.TokenSessions;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.token.BearerToken;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands in front of {@code /api/admin}. It lets the operator's token and administrators with a
 * browser's session pass, before the path, the method or the body is looked at. An account's token
 * is a 403, because every service that the account uses receives that token. Everything else is a
 * 401.
 */
public class OperatorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ADMITTED = OperatorFilter.class.getName();

  @Inject private transient OperatorTokens tokens;
  @Inject private transient TokenSessions sessions;
  @Inject private transient BrowserSessions browsers;
  @Inject private transient Administrators administrators;
  @Inject private transient Throttle throttle;
  @Inject private transient RefusedCalls refusals;
  @Inject private transient AuditTrail audit;

  /** Whether this filter let the request pass. */
  static boolean admitted(HttpServletRequest request) {
    return request.getAttribute(ADMITTED) != null;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Caller caller = Callers.of(request);
    Optional<BearerToken> token = BearerToken.in(request.getHeader("Authorization"));
    Optional<String> operator = token.flatMap(tokens::actor);
    Optional<LiveSession> person = browsers.of(request);
    Optional<ProblemType> refusal =
        operator.isPresent()
            ? Optional.empty()
            : person
                .map(session -> administrators.refusal(session, request))
                .orElseGet(() -> Optional.of(refusal(token, caller)));
    if (refusal.isPresent()) {
      person.ifPresent(session -> note(session, caller));
      ErrorServlet.write(refusal.get(), response);
      return;
    }
    String actor = operator.orElseGet(() -> Administrators.actor(person.orElseThrow()));
    Callers.put(request, caller.as(actor));
    request.setAttribute(ADMITTED, true);
    chain.doFilter(request, response);
    noteRefusal(response.getStatus(), request);
  }

  private ProblemType refusal(Optional<BearerToken> token, Caller caller) {
    Optional<LiveSession> session = token.flatMap(sessions::of);
    if (session.isPresent()) {
      note(session.get(), caller);
      return ProblemType.FORBIDDEN;
    }
    audit.note(AuditAction.OPERATE, null, caller);
    if (token.isPresent()) {
      // May throw a 429. Only wrong tokens are counted and limited.
      throttle.wrongOperator(caller);
    }
    return ProblemType.TOKEN_REFUSED;
  }

  private void note(LiveSession session, Caller caller) {
    refusals.operatorCall(session.account().id(), caller);
  }

  /** Records that a call which would have changed something was refused. */
  private void noteRefusal(int status, HttpServletRequest request) {
    if (Administrators.changes(request) && status / 100 == 4) {
      refusals.operatorCall(null, Callers.of(request));
    }
  }
}
