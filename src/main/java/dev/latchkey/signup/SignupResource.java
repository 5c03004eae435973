package dev.latchkey.signup;

import dev.latchkey.account.AccountView;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Form;
import dev.latchkey.policy.PasswordPolicy;
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

/** {@code POST /api/signup}. */
@ApplicationScoped
@Retried
@Path("signup")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignupResource {
  @Inject private SignUp signUp;
  @Inject private PasswordPolicy policy;

  @POST
  public Answer signUp(Form form, @Context HttpServletRequest request) {
    Caller caller = Callers.of(request);
    AccountView user = signUp.with(form.read(fields -> SignupRequest.from(fields, policy)), caller);
    return new Answer(true, "Registration successful", user);
  }

  /** The documented response. */
  public record Answer(boolean success, String message, AccountView user) {}
}
