package dev.latchkey.nodes.injected;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Says what the injected token says of a caller with a live session. */
@RequestScoped
@Path("who-am-i")
@Produces(MediaType.TEXT_PLAIN)
public class WhoAmIResource {
  @Inject private JsonWebToken token;

  @GET
  public String caller() {
    return String.join(
        " ",
        token.getName(),
        token.getSubject(),
        token.<String>getClaim("sid"),
        String.valueOf(token.getGroups()),
        String.valueOf(token.getExpirationTime()));
  }
}
