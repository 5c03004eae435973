package dev.latchkey.admin.event;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.database.Retried;
import dev.latchkey.json.QueryFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The events of one account, also after it was erased. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/accounts/{id: [0-9]{1,18}}/events")
@Produces(MediaType.APPLICATION_JSON)
public class AccountEventsResource {
  @Inject private FindEvents findEvents;

  @GET
  public FindEvents.Page find(@PathParam("id") long id, @Context UriInfo uri) {
    return findEvents.page(
        QueryFields.read(uri.getQueryParameters(), query -> EventFilter.from(query, id)));
  }
}
