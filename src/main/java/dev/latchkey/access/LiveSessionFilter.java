package dev.latchkey.access;

import dev.latchkey.caller.Callers;
import dev.latchkey.error.ProblemMapper;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LastSeen;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.TokenSessions;
import dev.latchkey.token.BearerToken;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.security.Principal;
import java.util.Optional;

/**
 * Runs before every call of the API. Unless the resource class has {@code @PermitAll}, a call needs
 * a token that this server has signed and whose session is alive, or the cookie of a browser's
 * session. With {@link OperatorsOnly} {@link OperatorFilter} must have admitted it. So a forgotten
 * annotation denies access and never grants it.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class LiveSessionFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servletRequest;
  @Inject private TokenSessions sessions;
  @Inject private BrowserSessions browsers;
  @Inject private LastSeen lastSeen;
  @Inject private RefusedCalls refusals;
  @Inject private CurrentToken current;

  @Override
  public void filter(ContainerRequestContext request) {
    if (is(OperatorsOnly.class)) {
      if (!OperatorFilter.admitted(servletRequest)) {
        refuse(request);
      }
    } else if (!is(PermitAll.class)) {
      requireSession(request);
    }
  }

  private boolean is(Class<? extends Annotation> annotation) {
    return resource.getResourceClass().isAnnotationPresent(annotation);
  }

  private void requireSession(ContainerRequestContext request) {
    Optional<BearerToken> token =
        BearerToken.in(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    Optional<LiveSession> session = token.flatMap(sessions::of);
    session.ifPresent(found -> current.set(token.orElseThrow()));
    session
        .or(() -> browsers.of(servletRequest))
        .ifPresentOrElse(found -> admit(request, found), () -> refuse(request));
  }

  private void admit(ContainerRequestContext request, LiveSession session) {
    lastSeen.note(session.session());
    request.setSecurityContext(new LiveSecurity(request.getSecurityContext(), session));
  }

  private void refuse(ContainerRequestContext request) {
    refusals.token(Callers.of(servletRequest));
    request.abortWith(ProblemMapper.answer(ProblemType.TOKEN_REFUSED.raise()));
  }

  /** The security context of the request, with the live session as its principal. */
  private record LiveSecurity(SecurityContext before, LiveSession session)
      implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return session;
    }

    @Override
    public boolean isUserInRole(String role) {
      return session.account().hasRole(role);
    }

    @Override
    public boolean isSecure() {
      return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
