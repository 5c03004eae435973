package dev.latchkey.client;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.caller.Callers;
import dev.latchkey.error.Methods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Checks the client of a call, and its permission, before anything else. */
@ApplicationScoped
public class ClientGate {
  @Inject private ClientAuthentication authentication;
  @Inject private AuditTrail audit;

  /**
   * The client of this call. If it is not recognized or lacks the permission, the response is
   * written and the result is empty. The caller is then known as the client.
   *
   * @param form the parameters of the body, if it is a form
   */
  public Optional<Client> admit(
      HttpServletRequest request,
      HttpServletResponse response,
      Optional<FormBody> form,
      Permission permission)
      throws IOException {
    Optional<Client> client = credentials(request, form).flatMap(authentication::of);
    if (client.isEmpty()) {
      refuse(OAuthError.INVALID_CLIENT, Callers.of(request), response);
      return client;
    }
    Caller caller = Callers.of(request).as("client:" + client.get().id());
    Callers.put(request, caller);
    if (!client.get().may(permission)) {
      refuse(OAuthError.UNAUTHORIZED_CLIENT, caller, response);
      return Optional.empty();
    }
    return client;
  }

  /**
   * The {@code token} in the form of a client's POST. Empty if something else was sent; then the
   * response is written.
   */
  public Optional<String> token(
      HttpServletRequest request, HttpServletResponse response, Permission permission)
      throws IOException {
    Optional<FormBody> form = FormBody.of(request);
    if (admit(request, response, form, permission).isEmpty()
        || Methods.COMMAND.refuse(request, response)) {
      return Optional.empty();
    }
    Optional<String> token = form.flatMap(body -> body.value("token"));
    if (token.isEmpty()) {
      OAuthError.INVALID_REQUEST.write(response);
    }
    return token;
  }

  /** RFC 6749 2.3: a request must not use two methods. */
  private static Optional<ClientCredentials> credentials(
      HttpServletRequest request, Optional<FormBody> form) {
    Optional<ClientCredentials> inBody = form.flatMap(FormBody::credentials);
    String header = request.getHeader("Authorization");
    if (header == null) {
      return inBody;
    }
    return inBody.isPresent() ? Optional.empty() : ClientCredentials.inHeader(header);
  }

  private void refuse(OAuthError error, Caller caller, HttpServletResponse response)
      throws IOException {
    audit.note(AuditAction.CLIENT, null, caller);
    error.write(response);
  }
}
