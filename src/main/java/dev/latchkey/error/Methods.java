package dev.latchkey.error;

import dev.latchkey.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The methods that a servlet has. The container's own 405 lacks {@code Allow}. */
public enum Methods {
  /** A document: GET and HEAD. */
  READ("GET, HEAD, OPTIONS"),
  /** A stream: only GET. */
  STREAM("GET, OPTIONS"),
  /** A command: POST. */
  COMMAND("POST, OPTIONS"),
  /** A page with a command at the same path: GET, HEAD and POST. */
  PAGE_AND_COMMAND("GET, HEAD, POST, OPTIONS");

  private final String allow;

  Methods(String allow) {
    this.allow = allow;
  }

  /**
   * Answers a request with another method: OPTIONS with a 204, any other with a 405 (RFC 9110
   * 15.5.6), both with {@code Allow}. Returns true if it did.
   */
  public boolean refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (has(request.getMethod())) {
      return false;
    }
    response.setHeader("Allow", allow);
    if ("OPTIONS".equals(request.getMethod())) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      ErrorServlet.write(ProblemType.METHOD_NOT_ALLOWED, response);
    }
    return true;
  }

  private boolean has(String method) {
    return switch (this) {
      case READ -> method.equals("GET") || method.equals("HEAD");
      case STREAM -> method.equals("GET");
      case COMMAND -> method.equals("POST");
      case PAGE_AND_COMMAND -> READ.has(method) || COMMAND.has(method);
    };
  }
}
