package dev.latchkey.error;

import dev.latchkey.http.Cors;
import dev.latchkey.http.SecurityHeaders;
import dev.latchkey.json.Json;
import dev.latchkey.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives an error that the container made the contract's shape. */
@PermitAll
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Cors cors;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Failure failure = failureIn(request);
    String allow = response.getHeader("Allow");
    clear(request, response, cors);
    if (allow != null) {
      response.setHeader("Allow", allow);
    }
    write(failure, response);
  }

  private static Failure failureIn(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    // Open Liberty throws for some of its own 404s; they are no failure.
    return thrown instanceof Throwable failed
            && code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        ? Failure.of(failed)
        : Failure.of(ProblemType.ofStatus(code));
  }

  /** Drops what the container has put there of its own, a $WSEP header among it. */
  private static void clear(HttpServletRequest request, HttpServletResponse response, Cors cors) {
    response.reset();
    SecurityHeaders.set(request, response);
    cors.open(request, response);
  }

  /** Answers with a problem from outside JAX-RS; headers that are set stay. */
  public static void write(ProblemType type, HttpServletResponse response) throws IOException {
    write(Failure.of(type), response);
  }

  /** Answers for an exception that nothing further in has caught. */
  public static void writeFailure(
      Throwable thrown, HttpServletRequest request, HttpServletResponse response, Cors cors)
      throws IOException, ServletException {
    Failure failure = Failure.of(thrown);
    if (response.isCommitted()) {
      // Half an answer is out: only the end of the connection tells the caller.
      throw new ServletException("the answer was begun already", thrown);
    }
    clear(request, response, cors);
    write(failure, response);
  }

  private static void write(Failure failure, HttpServletResponse response) throws IOException {
    response.setStatus(failure.type().status());
    failure.headers().forEach(response::setHeader);
    response.setContentType("application/json");
    byte[] body = Json.mapper().writeValueAsBytes(failure.body());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
