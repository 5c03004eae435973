package dev.latchkey.login;

import dev.latchkey.account.AccountView;
import dev.latchkey.admission.RefusedLogins;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Form;
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

/** {@code POST /api/login}. */
@ApplicationScoped
@Retried
@Path("login")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
  @Inject private LogIn logIn;

  @POST
  public Answer logIn(Form form, @Context HttpServletRequest request) {
    Credentials sent = form.read(Credentials::from);
    RefusedLogins.mark(request, sent.password());
    LoginResult result =
        logIn.with(sent.name(), sent.password(), SessionKind.TOKEN, Callers.of(request));
    return answer(result.orRefuse());
  }

  private static Answer answer(LoggedIn result) {
    return new Answer(true, result.credential(), "Login successful", result.user());
  }

  /** The documented answer. */
  public record Answer(boolean success, String token, String message, AccountView user) {
    @Override
    public String toString() {
      return "Answer of a login";
    }
  }
}
