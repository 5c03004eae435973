package dev.latchkey.link;

import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A mailed link, for the page that it opens. */
@ApplicationScoped
@Retried
@Path("")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LinkResource {
  @Inject private CheckLink checkLink;
  @Inject private RejectLink rejectLink;

  @POST
  @Path("check_link")
  public Answer check(Form form) {
    return new Answer(checkLink.of(token(form)));
  }

  @POST
  @Path("reject_link")
  public Done reject(Form form, @Context HttpServletRequest request) {
    rejectLink.of(token(form), Callers.of(request));
    return Done.saying("The link does not work any more.");
  }

  private static String token(Form form) {
    return form.read(fields -> fields.required("token", text -> text));
  }

  /** What the link is for. */
  public record Answer(LinkView link) {}
}
