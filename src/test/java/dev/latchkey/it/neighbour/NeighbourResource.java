package dev.latchkey.it.neighbour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What the neighbour offers: to users, to auditors, and with the help of Latchkey. */
@RequestScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class NeighbourResource {

  @Inject private JsonWebToken token;
  @Inject @RestClient private LatchkeyProfile latchkey;

  @GET
  @Path("me")
  @RolesAllowed("user")
  public String me() {
    return "{\"upn\":\"" + token.getName() + "\",\"sub\":\"" + token.getSubject() + "\"}";
  }

  @GET
  @Path("books")
  @RolesAllowed("auditor")
  public String books() {
    return "{}";
  }

  @GET
  @Path("profile")
  @RolesAllowed("user")
  public Response profile() {
    try {
      return Response.ok(latchkey.profile()).build();
    } catch (WebApplicationException refused) {
      return Response.status(refused.getResponse().getStatus()).build();
    }
  }
}
