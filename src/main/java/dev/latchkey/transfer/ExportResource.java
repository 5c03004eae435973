package dev.latchkey.transfer;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.json.QueryFields;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** {@code GET /api/admin/export}: every account as a line of JSON that import reads. */
@ApplicationScoped
@OperatorsOnly
@Path("admin/export")
@Produces("application/x-ndjson")
public class ExportResource {
  @Inject private ExportAccounts exportAccounts;
  @Inject private PasswordHasher hasher;
  @Inject private Transfers transfers;

  @GET
  public StreamingOutput accounts(@Context UriInfo uri, @Context HttpServletRequest request) {
    Boolean wanted = QueryFields.read(uri.getQueryParameters(), query -> query.flag("hashes"));
    boolean hashes = Boolean.TRUE.equals(wanted);
    Caller caller = Callers.of(request);
    if (hashes && !caller.isOperator()) {
      throw ProblemType.FORBIDDEN.raise();
    }
    if (hashes && hasher.isPeppered()) {
      throw Problem.ofFields(
          Map.of("hashes", "no other server could check them, because LATCHKEY_PEPPER is set"));
    }
    CallerRight right = transfers.rightOf(request);
    return out -> {
      transfers.enter();
      try {
        exportAccounts.to(out, hashes, caller, right);
      } finally {
        transfers.leave();
      }
    };
  }
}
