package dev.latchkey.reset;

import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.seal.Secret;
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

/** A password that was forgotten: asking for a link, and resetting by it. */
@ApplicationScoped
@Retried
@Path("")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResetResource {
  @Inject private RequestReset requestReset;
  @Inject private ResetPassword resetPassword;
  @Inject private PasswordPolicy policy;

  @POST
  @Path("forgot-password")
  public Done forgot(Form form, @Context HttpServletRequest request) {
    EmailAddress email = form.read(fields -> fields.required("email", EmailAddress::new));
    requestReset.of(email, Callers.of(request));
    return Done.saying("If that email is registered, you'll receive a reset link shortly.");
  }

  @POST
  @Path("reset-password")
  public Done reset(Form form, @Context HttpServletRequest request) {
    Reset sent =
        form.read(
            fields ->
                new Reset(fields.required("token", text -> text), NewPassword.in(fields, policy)));
    resetPassword.with(sent.token(), sent.password(), Callers.of(request));
    return Done.saying("Password updated successfully. You can now log in.");
  }

  private record Reset(String token, Secret password) {
    @Override
    public String toString() {
      return "Reset";
    }
  }
}
