package dev.latchkey.access;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.token.BearerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Checks again, during a long call, that {@link OperatorFilter} would let it pass. */
@ApplicationScoped
public class OperatorRight {
  @Inject private OperatorTokens tokens;
  @Inject private BrowserSessions browsers;
  @Inject private Administrators administrators;

  /**
   * Returns if the caller still has its right.
   *
   * @throws dev.latchkey.problem.Problem 401 if not
   */
  public void require(HttpServletRequest request) {
    boolean operator =
        BearerToken.in(request.getHeader("Authorization")).flatMap(tokens::actor).isPresent();
    if (!operator && browsers.of(request).filter(administrators::includes).isEmpty()) {
      throw ProblemType.TOKEN_REFUSED.raise();
    }
  }
}
