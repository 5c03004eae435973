package dev.latchkey.admin.account;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.admin.target.OneAccount;
import dev.latchkey.admin.target.ViewAccount;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
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

/** One account, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/accounts/{id: [0-9]{1,18}}")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
  @Inject private ViewAccount viewAccount;
  @Inject private ChangeAccount changeAccount;
  @Inject private EraseAccount eraseAccount;
  @Inject private SetPassword setPassword;
  @Inject private SendResetMail sendResetMail;
  @Inject private UnlockAccount unlockAccount;
  @Inject private PasswordPolicy policy;

  @GET
  public Shown show(@PathParam("id") long id) {
    return new Shown(account(id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Changed change(@PathParam("id") long id, Form form, @Context HttpServletRequest request) {
    changeAccount.with(id, form.read(AccountRequest::from), Callers.of(request));
    return new Changed(true, account(id));
  }

  @DELETE
  public Done erase(@PathParam("id") long id, @Context HttpServletRequest request) {
    eraseAccount.of(id, Callers.of(request));
    return Done.saying("Account deleted");
  }

  @POST
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Done password(@PathParam("id") long id, Form form, @Context HttpServletRequest request) {
    Secret password = form.read(fields -> NewPassword.in(fields, policy));
    setPassword.of(id, password, Callers.of(request));
    return Done.saying("Password set. All sessions of the account ended.");
  }

  @POST
  @Path("reset_mail")
  public Done resetMail(@PathParam("id") long id, @Context HttpServletRequest request) {
    sendResetMail.to(id, Callers.of(request));
    return Done.saying("The reset link is on its way");
  }

  @POST
  @Path("unlock")
  public Done unlock(@PathParam("id") long id, @Context HttpServletRequest request) {
    unlockAccount.of(id, Callers.of(request));
    return Done.saying("Failed logins are forgotten");
  }

  private OneAccount account(long id) {
    return viewAccount.of(id).orElseThrow(ProblemType.NOT_FOUND::raise);
  }

  /** The account. */
  public record Shown(OneAccount account) {}

  /** The account after a change. */
  public record Changed(boolean success, OneAccount account) {}
}
