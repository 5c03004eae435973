package dev.latchkey.nodes.injected;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Says what the injected token says on an open call, whose header nobody has verified. */
@RequestScoped
@Path("who-is-anybody")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class WhoIsAnybodyResource {
  @Inject private JsonWebToken token;

  @GET
  public String anybody() {
    return token.getName() + " " + token.getClaimNames() + " " + token.getRawToken();
  }
}
