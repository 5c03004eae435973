package dev.latchkey.logout;

import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Logs out, and lists and ends the caller's sessions. */
@ApplicationScoped
@Retried
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  @Inject private LogOut logOut;
  @Inject private LogOutEverywhere logOutEverywhere;
  @Inject private EndSession endSession;
  @Inject private ListSessions listSessions;

  @POST
  @Path("logout")
  public LoggedOut logOut(@Context SecurityContext security, @Context HttpServletRequest request) {
    logOut.of(LiveSession.of(security.getUserPrincipal()), Callers.of(request));
    return new LoggedOut("Logged out successfully");
  }

  @POST
  @Path("logout_all")
  public Done logOutAll(@Context SecurityContext security, @Context HttpServletRequest request) {
    logOutEverywhere.of(LiveSession.of(security.getUserPrincipal()), Callers.of(request));
    return Done.saying("All sessions ended");
  }

  @GET
  @Path("sessions")
  public SessionList list(@Context SecurityContext security) {
    return new SessionList(listSessions.of(LiveSession.of(security.getUserPrincipal())));
  }

  @DELETE
  @Path("sessions/{id}")
  public Done end(
      @PathParam("id") String id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    if (!endSession.of(LiveSession.of(security.getUserPrincipal()), id, Callers.of(request))) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying("Session ended");
  }

  /** The documented response to a logout. It has no {@code success}. */
  public record LoggedOut(String message) {}

  /** The caller's sessions, newest first. */
  public record SessionList(List<SessionView> sessions) {}
}
