package dev.latchkey.email;

import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.name.EmailAddress;
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

/** Changing the address of an account: asking for it, and confirming it. */
@ApplicationScoped
@Retried
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EmailResource {
  @Inject private ChangeEmail changeEmail;
  @Inject private ConfirmEmail confirmEmail;

  @POST
  @Path("change_email")
  public Done change(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    Change sent =
        form.read(
            fields ->
                new Change(
                    fields.required("new_email", EmailAddress::new),
                    fields.required("password", Secret::of)));
    LiveSession asking = LiveSession.of(security.getUserPrincipal());
    changeEmail.to(sent.address(), asking, sent.password(), Callers.of(request));
    return Done.saying("Please confirm the new address by the link we sent to it.");
  }

  @POST
  @Path("confirm_email")
  public Done confirm(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    String token = form.read(fields -> fields.required("token", text -> text));
    LiveSession asking = LiveSession.of(security.getUserPrincipal());
    confirmEmail.with(token, asking, Callers.of(request));
    return Done.saying("Email address changed");
  }

  private record Change(EmailAddress address, Secret password) {}
}
