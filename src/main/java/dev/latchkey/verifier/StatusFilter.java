package dev.latchkey.verifier;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses the request of a token that has ended. */
final class StatusFilter implements ContainerRequestFilter {
  private static final int RETRY_SECONDS = 5;

  private final Verifier verifier;

  StatusFilter(Verifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    SecurityContext security = request.getSecurityContext();
    Principal caller = security == null ? null : security.getUserPrincipal();
    if (caller instanceof JsonWebToken token) {
      switch (verifier.verdictOn(token)) {
        case ENDED -> request.abortWith(unauthorized());
        case UNKNOWN -> request.abortWith(unavailable());
        case VALID -> {
          // The request goes on.
        }
      }
    }
  }

  /** RFC 6750 3.1. */
  private static Response unauthorized() {
    return Response.status(Response.Status.UNAUTHORIZED)
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .build();
  }

  private static Response unavailable() {
    return Response.status(Response.Status.SERVICE_UNAVAILABLE)
        .header("Retry-After", RETRY_SECONDS)
        .build();
  }
}
