package dev.latchkey.admin.session;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The sessions of one account, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/accounts/{id: [0-9]{1,18}}/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject private ViewSessions viewSessions;
  @Inject private EndAccountSession endSession;
  @Inject private EndAccountSessions endSessions;

  @GET
  public SessionList list(@PathParam("id") long id) {
    return new SessionList(viewSessions.of(id).orElseThrow(ProblemType.NOT_FOUND::raise));
  }

  @DELETE
  public Done endAll(@PathParam("id") long id, @Context HttpServletRequest request) {
    endSessions.of(id, Callers.of(request));
    return Done.saying("All sessions ended");
  }

  @DELETE
  @Path("{sid}")
  public Done end(
      @PathParam("id") long id, @PathParam("sid") String sid, @Context HttpServletRequest request) {
    if (!endSession.of(id, sid, Callers.of(request))) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying("Session ended");
  }

  /** The account's sessions, newest first. */
  public record SessionList(List<AdminSession> sessions) {}
}
