package dev.latchkey.it.neighbour;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Latchkey as the neighbour sees it. {@code @RegisterClientHeaders} without a factory hands on the
 * headers that {@code org.eclipse.microprofile.rest.client.propagateHeaders} names.
 */
@RegisterRestClient(configKey = "latchkey")
@RegisterClientHeaders
@Path("/api/profile")
public interface LatchkeyProfile {

  /** The profile of the caller of the neighbour. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  String profile();
}
