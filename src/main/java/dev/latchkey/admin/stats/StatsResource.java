package dev.latchkey.admin.stats;

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

/** {@code GET /api/admin/stats}. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/stats")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {
  private static final int DAY = 24;
  private static final int MOST = 31 * DAY;

  @Inject private RecentStatistics recent;

  @GET
  public Statistics show(@Context UriInfo uri) {
    return recent.of(
        QueryFields.read(uri.getQueryParameters(), query -> query.integer("hours", 1, MOST, DAY)));
  }
}
