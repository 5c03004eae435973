package dev.latchkey.introspection;

import dev.latchkey.caller.Callers;
import dev.latchkey.client.ClientGate;
import dev.latchkey.client.OAuthPaths;
import dev.latchkey.client.Permission;
import dev.latchkey.database.Retry;
import dev.latchkey.json.Json;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code POST /oauth/revoke} (RFC 7009): ends a token, and with it its session. */
@PermitAll
@WebServlet(OAuthPaths.REVOKE)
public class RevocationServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ClientGate gate;
  @Inject private transient RevokeToken revoke;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> token = gate.token(request, response, Permission.REVOKE);
    if (token.isPresent()) {
      Retry.of(() -> revoke.of(token.get(), Callers.of(request)));
      // RFC 7009 2.2: also for a token that is unknown or no longer valid.
      Json.write(Map.of("success", true), response);
    }
  }
}
