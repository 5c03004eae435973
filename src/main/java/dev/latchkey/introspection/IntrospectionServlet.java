package dev.latchkey.introspection;

import dev.latchkey.client.ClientGate;
import dev.latchkey.client.OAuthPaths;
import dev.latchkey.client.Permission;
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
    Optional<String> token = gate.token(request, response, Permission.INTROSPECT);
    if (token.isPresent()) {
      Json.write(introspect.of(token.get()), response);
    }
  }
}
