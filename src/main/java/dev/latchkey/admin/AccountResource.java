package dev.latchkey.admin;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
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

/** One account and its sessions, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/accounts/{id: [0-9]{1,18}}")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
  @Inject private ViewAccount viewAccount;
  @Inject private ChangeAccount changeAccount;
  @Inject private ViewSessions viewSessions;
  @Inject private EndAccountSession endSession;
  @Inject private EndAccountSessions endSessions;

  @GET
  public Shown show(@PathParam("id") long id) {
    return new Shown(viewAccount.of(id).orElseThrow(ProblemType.NOT_FOUND::raise));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Changed change(@PathParam("id") long id, Form form, @Context HttpServletRequest request) {
    changeAccount.with(id, form.read(AccountRequest::from), Callers.of(request));
    return new Changed(true, viewAccount.of(id).orElseThrow(ProblemType.NOT_FOUND::raise));
  }

  @GET
  @Path("sessions")
  public SessionList sessions(@PathParam("id") long id) {
    return new SessionList(viewSessions.of(id).orElseThrow(ProblemType.NOT_FOUND::raise));
  }

  @DELETE
  @Path("sessions")
  public Done endAll(@PathParam("id") long id, @Context HttpServletRequest request) {
    if (!endSessions.of(id, Callers.of(request))) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying("All sessions ended");
  }

  @DELETE
  @Path("sessions/{sid}")
  public Done end(
      @PathParam("id") long id, @PathParam("sid") String sid, @Context HttpServletRequest request) {
    if (!endSession.of(id, sid, Callers.of(request))) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying("Session ended");
  }

  /** The account. */
  public record Shown(AccountDetails account) {}

  /** The account after a change. */
  public record Changed(boolean success, AccountDetails account) {}

  /** The account's sessions, newest first. */
  public record SessionList(List<AdminSession> sessions) {}
}
