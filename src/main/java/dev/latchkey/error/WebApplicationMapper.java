package dev.latchkey.error;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Writes the errors of JAX-RS itself (404, 405, 406, 415, …) in the shape of the API. */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException exception) {
    if (exception.getCause() instanceof Problem problem) {
      return ProblemMapper.answer(problem);
    }
    Response original = exception.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    ProblemType type = ProblemType.ofStatus(original.getStatus());
    Response.ResponseBuilder answer = Response.fromResponse(ProblemMapper.answer(type.raise()));
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }
}
