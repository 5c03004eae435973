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

/** Writes the errors of the container in the shape of the API. */
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
    if (code == HttpServletResponse.SC_UNAUTHORIZED) {
      // Nothing here asks the container for a login: this is Payara's own answer to
      // /j_security_check, which no filter sees.
      return Failure.of(ProblemType.NOT_FOUND);
    }
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    // Open Liberty throws an exception for some of its 404s; they are not failures.
    return thrown instanceof Throwable failed
            && code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        ? Failure.of(failed)
        : Failure.of(ProblemType.ofStatus(code));
  }

  /** Removes the headers that the container has added, such as $WSEP. */
  private static void clear(HttpServletRequest request, HttpServletResponse response, Cors cors) {
    response.reset();
    SecurityHeaders.set(request, response);
    cors.open(request, response);
  }

  /** Answers with a problem outside JAX-RS; headers that are already set stay. */
  public static void write(ProblemType type, HttpServletResponse response) throws IOException {
    write(Failure.of(type), response);
  }

  /** Answers for an exception that nothing else has caught. */
  public static void writeFailure(
      Throwable thrown, HttpServletRequest request, HttpServletResponse response, Cors cors)
      throws IOException, ServletException {
    Failure failure = Failure.of(thrown);
    if (response.isCommitted()) {
      // A part of the answer is sent: only closing the connection tells the caller.
      throw new ServletException("the answer was begun already", thrown);
    }
    clear(request, response, cors);
    write(failure, response);
  }

  private static void write(Failure failure, HttpServletResponse response) throws IOException {
    response.setStatus(failure.type().status());
    failure.headers().forEach(response::setHeader);
    Json.write(failure.body(), response);
  }
}
