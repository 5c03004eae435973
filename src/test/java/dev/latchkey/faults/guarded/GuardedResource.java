package dev.latchkey.faults.guarded;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A call that needs a token. */
@RequestScoped
@Path("me")
public class GuardedResource {
  @Inject private JsonWebToken token;

  @GET
  @RolesAllowed("user")
  public String me() {
    return token.getName();
  }
}
