package dev.latchkey.admin.session;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
import dev.latchkey.json.Done;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code DELETE /api/admin/sessions}: ends every session of everyone. */
@ApplicationScoped
@OperatorsOnly
@Path("admin/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class EverySessionResource {
  @Inject private EndEverySession endEverySession;

  @DELETE
  public Done end(@Context HttpServletRequest request) {
    endEverySession.now(Callers.of(request));
    return Done.saying("All sessions of all accounts ended");
  }
}
