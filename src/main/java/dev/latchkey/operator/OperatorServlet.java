package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Callers;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.health.Drain;
import dev.latchkey.json.Done;
import dev.latchkey.json.Json;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import dev.latchkey.throttle.Throttle;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * An operator's calls to a running node. {@code POST /operate/rotate-keys} publishes the next
 * signing key. {@code POST /operate/drain} takes the node out of the load balancer. Both need
 * {@code X-Operator-Token}. If {@code LATCHKEY_OPERATOR_TOKEN} is not set, every call is a 404.
 */
@WebServlet("/operate/*")
public class OperatorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> CALLS = Set.of("/rotate-keys", "/drain");

  @Inject private transient OperatorSettings settings;
  @Inject private transient KeyRotation keys;
  @Inject private transient Drain drain;
  @Inject private transient Throttle throttle;
  @Inject private transient AuditTrail audit;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    if (settings.tokens().isEmpty() || !CALLS.contains(path)) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (!Methods.COMMAND.refuse(request, response)) {
      operate(path, request, response);
    }
  }

  private void operate(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isOperator(request.getHeader("X-Operator-Token"))) {
      audit.note(AuditAction.OPERATE, null, Callers.of(request));
      // May throw a 429. Only wrong tokens are counted and limited.
      throttle.wrongOperator(Callers.of(request));
      ErrorServlet.write(ProblemType.TOKEN_REFUSED, response);
    } else if (path.equals("/rotate-keys")) {
      audit.success(AuditAction.OPERATE, null, Callers.of(request));
      answer(response, words(keys.rotate()));
    } else {
      audit.success(AuditAction.OPERATE, null, Callers.of(request));
      drain.ask();
      answer(response, "This node is no longer ready");
    }
  }

  private boolean isOperator(String token) {
    return token != null
        && settings.tokens().stream().map(Secret::of).anyMatch(Secret.of(token)::equals);
  }

  private static String words(KeyRotation.Rotation rotation) {
    String what =
        rotation.made()
            ? "The next signing key is published"
            : "The next signing key was already published";
    return what + "; it signs from " + rotation.signsFrom();
  }

  private static void answer(HttpServletResponse response, String message) throws IOException {
    byte[] body = Json.mapper().writeValueAsBytes(Done.saying(message));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
