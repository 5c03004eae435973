package dev.latchkey.runtime;

import dev.latchkey.problem.ProblemBody;
import dev.latchkey.problem.ProblemType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Gives an error that the container made the contract's shape. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    String allow = response.getHeader("Allow");
    // Drops what the container has put there of its own, a $WSEP header among it.
    response.reset();
    SecurityHeaders.set(request, response);
    if (allow != null) {
      response.setHeader("Allow", allow);
    }
    write(
        ProblemType.ofStatus(
            status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND),
        response);
  }

  /** Answers with a problem from outside JAX-RS; headers that are set stay. */
  public static void write(ProblemType type, HttpServletResponse response) throws IOException {
    response.setStatus(type.status());
    if (type.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      // RFC 9110 11.6.1; Payara's own 401 has no challenge.
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.setContentType("application/json");
    byte[] body = Json.mapper().writeValueAsBytes(ProblemBody.of(type, Map.of()));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
