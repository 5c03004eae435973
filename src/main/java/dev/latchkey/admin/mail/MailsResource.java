package dev.latchkey.admin.mail;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.json.QueryFields;
import dev.latchkey.mail.TestMail;
import dev.latchkey.name.EmailAddress;
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
import jakarta.ws.rs.core.UriInfo;

/** Mails that were not accepted yet, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/mails")
@Produces(MediaType.APPLICATION_JSON)
public class MailsResource {
  private static final String ID = "{id: [0-9]{1,18}}";

  @Inject private FindMails findMails;
  @Inject private RetryMail retryMail;
  @Inject private DeleteMail deleteMail;
  @Inject private SendTestMail sendTestMail;

  @GET
  public FindMails.Page find(@Context UriInfo uri) {
    return findMails.page(QueryFields.read(uri.getQueryParameters(), FindMails.Query::from));
  }

  @POST
  @Path(ID + "/retry")
  public Done retry(@PathParam("id") long id, @Context HttpServletRequest request) {
    return done(retryMail.of(id, Callers.of(request)), "The mail is sent again now");
  }

  @DELETE
  @Path(ID)
  public Done delete(@PathParam("id") long id, @Context HttpServletRequest request) {
    return done(deleteMail.of(id, Callers.of(request)), "Mail deleted");
  }

  private static Done done(boolean found, String message) {
    if (!found) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying(message);
  }

  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  public Tested test(Form form, @Context HttpServletRequest request) {
    EmailAddress address = form.read(fields -> fields.required("to", EmailAddress::new));
    TestMail.Result result = sendTestMail.to(address, Callers.of(request));
    return new Tested(result.accepted(), result.reply());
  }

  /** Whether the relay took the mail, and its own words. */
  public record Tested(boolean success, String relay) {}
}
