package dev.latchkey.push;

import dev.latchkey.client.Client;
import dev.latchkey.client.ClientGate;
import dev.latchkey.client.OAuthPaths;
import dev.latchkey.client.Permission;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /oauth/revocations}: the ends of tokens as server-sent events (WHATWG HTML, section
 * 9.2). A stream holds no thread.
 */
@PermitAll
@WebServlet(urlPatterns = OAuthPaths.REVOCATIONS, asyncSupported = true)
public class RevocationsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ClientGate gate;
  @Inject private transient Streams streams;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Client> client = gate.admit(request, response, Optional.empty(), Permission.LISTEN);
    if (client.isPresent() && !Methods.STREAM.refuse(request, response)) {
      if (streams.isFull()) {
        response.setHeader("Retry-After", "10");
        ErrorServlet.write(ProblemType.UNAVAILABLE, response);
      } else {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store, no-transform");
        // nginx would otherwise keep the events until its buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
        streams.open(client.get(), request, response);
      }
    }
  }
}
