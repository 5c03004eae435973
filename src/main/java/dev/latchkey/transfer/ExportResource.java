package dev.latchkey.transfer;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
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
  public StreamingOutput accounts(
      @QueryParam("hashes") List<String> wanted, @Context HttpServletRequest request) {
    boolean hashes = Flag.of("hashes", wanted);
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
