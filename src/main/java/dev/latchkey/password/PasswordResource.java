package dev.latchkey.password;

import dev.latchkey.account.EmailAddress;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Forgetting, resetting and changing a password. */
@ApplicationScoped
@Retried
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
  @Inject private RequestReset requestReset;
  @Inject private ResetPassword resetPassword;
  @Inject private ChangePassword changePassword;
  @Inject private PasswordPolicy policy;

  @POST
  @Path("forgot-password")
  @PermitAll
  public Done forgot(Form form, @Context HttpServletRequest request) {
    EmailAddress email = form.required("email", EmailAddress::new);
    form.check();
    requestReset.of(email, Callers.of(request));
    return Done.saying("If that email is registered, you'll receive a reset link shortly.");
  }

  @POST
  @Path("reset-password")
  @PermitAll
  public Done reset(Form form, @Context HttpServletRequest request) {
    String token = form.required("token", text -> text);
    Secret password = newPassword(form);
    form.check();
    resetPassword.with(token, password, Callers.of(request));
    return Done.saying("Password updated successfully. You can now log in.");
  }

  @POST
  @Path("change_password")
  public Done change(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    Secret current = form.required("current_password", Secret::of);
    Secret next = newPassword(form);
    form.check();
    changePassword.with(
        LiveSession.of(security.getUserPrincipal()), current, next, Callers.of(request));
    return Done.saying("Password changed successfully");
  }

  private Secret newPassword(Form form) {
    return form.required(NewPassword.FIELD, text -> policy.accept(text, List.of()));
  }
}
