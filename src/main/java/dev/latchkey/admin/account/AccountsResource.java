package dev.latchkey.admin.account;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.admin.search.AccountFilter;
import dev.latchkey.admin.search.FindAccounts;
import dev.latchkey.admin.target.OneAccount;
import dev.latchkey.admin.target.ViewAccount;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Form;
import dev.latchkey.json.QueryFields;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Finding and creating accounts, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  @Inject private FindAccounts findAccounts;
  @Inject private CreateAccount createAccount;
  @Inject private ViewAccount viewAccount;
  @Inject private PasswordPolicy policy;

  @GET
  public FindAccounts.Page find(@Context UriInfo uri) {
    return findAccounts.page(QueryFields.read(uri.getQueryParameters(), AccountFilter::from));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Created create(Form form, @Context HttpServletRequest request) {
    NewAccount wanted = form.read(fields -> NewAccount.from(fields, policy));
    long id = createAccount.with(wanted, Callers.of(request));
    return new Created(true, viewAccount.of(id).orElseThrow(ProblemType.NOT_FOUND::raise));
  }

  /** The new account. */
  public record Created(boolean success, OneAccount account) {}
}
