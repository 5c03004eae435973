package dev.latchkey.transfer;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
import dev.latchkey.json.QueryFields;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.regex.Pattern;

/** {@code POST /api/admin/import}: one account per line of JSON. */
@ApplicationScoped
@OperatorsOnly
@Path("admin/import")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  private static final Pattern TYPE =
      Pattern.compile(
          "application/x-ndjson(\\s*;\\s*charset=\"?utf-8\"?)?\\s*", Pattern.CASE_INSENSITIVE);

  @Inject private ImportAccounts importAccounts;
  @Inject private Transfers transfers;

  // The body is read from the request, because JAX-RS would choose a reader by its type.
  @POST
  public ImportReport.Answer accounts(@Context UriInfo uri, @Context HttpServletRequest request)
      throws IOException {
    String type = request.getContentType();
    if (type == null || !TYPE.matcher(type).matches()) {
      throw ProblemType.NOT_NDJSON.raise();
    }
    ImportMode mode = QueryFields.read(uri.getQueryParameters(), ImportMode::from);
    transfers.enter();
    try {
      return importAccounts
          .from(request.getInputStream(), mode, Callers.of(request), transfers.rightOf(request))
          .answer();
    } finally {
      transfers.leave();
    }
  }
}
