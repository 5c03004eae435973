package dev.latchkey.profile;

import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Form;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
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
import jakarta.ws.rs.core.SecurityContext;

/** Seeing, changing and erasing one's own account. The token alone says whose it is. */
@ApplicationScoped
@Retried
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
  @Inject private ViewProfile viewProfile;
  @Inject private UpdateProfile updateProfile;
  @Inject private DeleteAccount deleteAccount;

  @GET
  @Path("profile")
  public Answer view(@Context SecurityContext security) {
    return new Answer(viewProfile.of(LiveSession.of(security.getUserPrincipal())));
  }

  @POST
  @Path("update_profile")
  @Consumes(MediaType.APPLICATION_JSON)
  public Done update(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    updateProfile.with(
        LiveSession.of(security.getUserPrincipal()),
        form.read(ProfileRequest::from),
        Callers.of(request));
    return Done.saying("Profile updated successfully");
  }

  @POST
  @Path("delete_account")
  @Consumes(MediaType.APPLICATION_JSON)
  public Done delete(
      Form form, @Context SecurityContext security, @Context HttpServletRequest request) {
    Secret password = form.read(fields -> fields.required("password", Secret::of));
    deleteAccount.with(LiveSession.of(security.getUserPrincipal()), password, Callers.of(request));
    return Done.saying("Account deleted");
  }

  /** The documented answer. */
  public record Answer(Profile user) {}
}
