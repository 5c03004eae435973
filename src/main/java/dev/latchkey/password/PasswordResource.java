package dev.latchkey.password;

import dev.latchkey.account.EmailAddress;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Fields;
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
    EmailAddress email = form.read(fields -> fields.required("email", EmailAddress::new));
    requestReset.of(email, Callers.of(request));
    return Done.saying("If that email is registered, you'll receive a reset link shortly.");
  }

  @POST
  @Path("reset-password")
  @PermitAll
  public Done reset(Form form, @Context HttpServletRequest request) {
    Reset sent =
        form.read(fields -> new Reset(fields.required("token", text -> text), newPassword(fields)));
    resetPassword.with(sent.token(), sent.password(), Callers.of(request));
    return Done.saying("Password updated successfully. You can now log in.");
  }

  @POST
  @Path("change_password")
  public Done change(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    Change sent =
        form.read(
            fields ->
                new Change(fields.required("current_password", Secret::of), newPassword(fields)));
    LiveSession asking = LiveSession.of(security.getUserPrincipal());
    changePassword.with(asking, sent.current(), sent.next(), Callers.of(request));
    return Done.saying("Password changed successfully");
  }

  private Secret newPassword(Fields fields) {
    return fields.required(NewPassword.FIELD, text -> policy.accept(text, List.of()));
  }

  private record Reset(String token, Secret password) {
    @Override
    public String toString() {
      return "Reset";
    }
  }

  private record Change(Secret current, Secret next) {}
}
