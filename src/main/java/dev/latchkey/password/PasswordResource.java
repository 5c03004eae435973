package dev.latchkey.password;

import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
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

/** Changing a password that is known. */
@ApplicationScoped
@Retried
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
  @Inject private ChangePassword changePassword;
  @Inject private PasswordPolicy policy;

  @POST
  @Path("change_password")
  public Done change(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    Change sent =
        form.read(
            fields ->
                new Change(
                    fields.required("current_password", Secret::of),
                    NewPassword.in(fields, policy)));
    LiveSession asking = LiveSession.of(security.getUserPrincipal());
    changePassword.with(asking, sent.current(), sent.next(), Callers.of(request));
    return Done.saying("Password changed successfully");
  }

  private record Change(Secret current, Secret next) {}
}
