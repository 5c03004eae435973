package dev.latchkey.operator;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
import dev.latchkey.client.Clients;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Services that may introspect, revoke and listen. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/clients")
@Produces(MediaType.APPLICATION_JSON)
public class ClientResource {
  @Inject private Clients clients;
  @Inject private AddClient addClient;
  @Inject private RemoveClient removeClient;
  @Inject private RenewClient renewClient;

  @GET
  public ClientList list() {
    return new ClientList(clients.all().stream().map(ClientView::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Credentials add(Form form, @Context HttpServletRequest request) {
    return addClient.with(form.read(NewClient::from), Callers.of(request));
  }

  @DELETE
  @Path("{id}")
  public Done remove(@PathParam("id") String id, @Context HttpServletRequest request) {
    if (!removeClient.of(id, Callers.of(request))) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying("Client removed");
  }

  @POST
  @Path("{id}/secret")
  public Credentials renew(@PathParam("id") String id, @Context HttpServletRequest request) {
    return renewClient.of(id, Callers.of(request)).orElseThrow(ProblemType.NOT_FOUND::raise);
  }

  /** All clients, oldest first. */
  public record ClientList(List<ClientView> clients) {}
}
