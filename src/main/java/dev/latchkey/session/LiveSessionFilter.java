package dev.latchkey.session;

import dev.latchkey.problem.ProblemMapper;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Callers;
import dev.latchkey.runtime.LatchkeyApplication;
import dev.latchkey.token.TokenVerifier;
import dev.latchkey.token.VerifiedToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;

/**
 * Lets a protected call through only with a token that one of this server's keys has signed, that
 * breaks no rule of theirs, whose session is alive, and that the container finds right, too ({@link
 * ContainerCheck}). Runs before the container's own check of roles, whose 401 would have an empty
 * body.
 */
@Provider
@jakarta.annotation.Priority(Priorities.AUTHENTICATION - 100)
public class LiveSessionFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;
  @Inject private TokenVerifier verifier;
  @Inject private ContainerCheck container;
  @Inject private Sessions sessions;
  @Inject private LastSeen lastSeen;
  @Inject private TokenAlarm alarm;
  @Inject private Clock clock;
  @Context private HttpServletRequest servletRequest;
  @Context private HttpServletResponse servletResponse;

  @Override
  public void filter(ContainerRequestContext request) {
    if (isProtected()) {
      SecurityContext security = request.getSecurityContext();
      live(request.getHeaderString(HttpHeaders.AUTHORIZATION))
          .ifPresentOrElse(
              session -> request.setSecurityContext(new LiveSecurity(security, session)),
              () -> refuse(request));
    }
  }

  private void refuse(ContainerRequestContext request) {
    alarm.refused(Callers.of(servletRequest));
    request.abortWith(ProblemMapper.answer(ProblemType.TOKEN_REFUSED.raise()));
  }

  private boolean isProtected() {
    return resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class)
        || resource.getResourceClass().isAnnotationPresent(RolesAllowed.class);
  }

  private Optional<LiveSession> live(String authorization) {
    Optional<LiveSession> live = verifier.verified(authorization).flatMap(this::live);
    live.ifPresent(session -> lastSeen.note(session.session()));
    return live;
  }

  private Optional<LiveSession> live(VerifiedToken token) {
    return sessions
        .live(token.subject(), clock.instant())
        .filter(session -> container.agrees(token, servletRequest, servletResponse));
  }

  /** The container's security context, with the live session as its principal. */
  private record LiveSecurity(SecurityContext verified, LiveSession session)
      implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return session;
    }

    @Override
    public boolean isUserInRole(String role) {
      // TokenRules has seen it in the groups of the token.
      return LatchkeyApplication.USER.equals(role);
    }

    @Override
    public boolean isSecure() {
      return verified.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return verified.getAuthenticationScheme();
    }
  }
}
