package dev.latchkey.operator;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.health.Drain;
import dev.latchkey.json.Done;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /api/admin/drain}: takes this node out of the load balancer. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/drain")
@Produces(MediaType.APPLICATION_JSON)
public class NodeResource {
  @Inject private Drain drain;
  @Inject private AuditTrail audit;

  @POST
  public Done drain(@Context HttpServletRequest request) {
    audit.success(AuditAction.DRAIN, null, Callers.of(request));
    drain.ask();
    return Done.saying("This node is no longer ready");
  }
}
