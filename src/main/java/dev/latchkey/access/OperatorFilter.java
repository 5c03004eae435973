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
 * Stands in front of {@code /api/admin}. It lets only the operator's token pass, before the path,
 * the method or the body is looked at. An account's token is a 403, because every service that the
 * account uses receives that token. Everything else is a 401.
 */
public class OperatorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ADMITTED = OperatorFilter.class.getName();

  @Inject private transient OperatorTokens tokens;
  @Inject private transient TokenSessions sessions;
  @Inject private transient Throttle throttle;
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
    if (operator.isPresent()) {
      Callers.put(request, caller.as(operator.get()));
      request.setAttribute(ADMITTED, true);
      chain.doFilter(request, response);
    } else {
      ErrorServlet.write(refusal(token, caller), response);
    }
  }

  private ProblemType refusal(Optional<BearerToken> token, Caller caller) {
    Optional<LiveSession> session = token.flatMap(sessions::of);
    if (session.isPresent()) {
      audit.refusal(AuditAction.OPERATE, session.get().account().id(), caller);
      return ProblemType.FORBIDDEN;
    }
    audit.note(AuditAction.OPERATE, null, caller);
    if (token.isPresent()) {
      // May throw a 429. Only wrong tokens are counted and limited.
      throttle.wrongOperator(caller);
    }
    return ProblemType.TOKEN_REFUSED;
  }
}
