package dev.latchkey.introspection;

import dev.latchkey.client.Client;
import dev.latchkey.client.ClientGate;
import dev.latchkey.client.FormBody;
import dev.latchkey.client.OAuthError;
import dev.latchkey.client.OAuthPaths;
import dev.latchkey.client.Permission;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Json;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /oauth/introspect} (RFC 7662): tells a client whether a token is alive. */
@PermitAll
@WebServlet(OAuthPaths.INTROSPECT)
public class IntrospectionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ClientGate gate;
  @Inject private transient Introspect introspect;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<FormBody> form = FormBody.of(request);
    Optional<Client> client = gate.admit(request, response, form, Permission.INTROSPECT);
    if (client.isPresent() && !Methods.COMMAND.refuse(request, response)) {
      Optional<String> token = form.flatMap(body -> body.value("token"));
      if (token.isEmpty()) {
        OAuthError.INVALID_REQUEST.write(response);
      } else {
        Json.write(introspect.of(token.get()), response);
      }
    }
  }
}
