package dev.latchkey.admin.mail;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.database.Retried;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The mails to the owner of one account that were not accepted yet. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/accounts/{id: [0-9]{1,18}}/mails")
@Produces(MediaType.APPLICATION_JSON)
public class AccountMailsResource {
  @Inject private ViewMails viewMails;

  @GET
  public MailList list(@PathParam("id") long id) {
    return new MailList(viewMails.of(id).orElseThrow(ProblemType.NOT_FOUND::raise));
  }

  /** The newest mails first. */
  public record MailList(List<MailView> mails) {
    /** Keeps a copy. */
    public MailList {
      mails = List.copyOf(mails);
    }
  }
}
