package dev.latchkey.admin.event;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.database.Retried;
import dev.latchkey.json.QueryFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The audit trail, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
  @Inject private FindEvents findEvents;

  @GET
  public FindEvents.Page find(@Context UriInfo uri) {
    return findEvents.page(QueryFields.read(uri.getQueryParameters(), EventFilter::from));
  }
}
