package dev.latchkey.email;

import dev.latchkey.access.CallerSession;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.name.EmailAddress;
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
import java.util.Optional;

/** Confirming the address of an account. */
@ApplicationScoped
@Retried
@Path("")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
  @Inject private VerifyEmail verifyEmail;
  @Inject private ResendVerification resendVerification;
  @Inject private CallerSession session;

  @POST
  @Path("verify_email")
  public Done verify(Form form, @Context HttpServletRequest request) {
    Verify sent =
        form.read(
            fields ->
                new Verify(
                    fields.required("token", text -> text),
                    Optional.ofNullable(fields.optional("password", Secret::of))));
    verifyEmail.with(sent.token(), sent.password(), session.of(request), Callers.of(request));
    return Done.saying("Email address confirmed");
  }

  @POST
  @Path("resend_verification")
  public Done resend(Form form, @Context HttpServletRequest request) {
    EmailAddress email = form.read(fields -> fields.required("email", EmailAddress::new));
    resendVerification.to(email, Callers.of(request));
    return Done.saying("If that address waits for confirmation, a mail is on its way.");
  }

  private record Verify(String token, Optional<Secret> password) {
    @Override
    public String toString() {
      return "Verify";
    }
  }
}
