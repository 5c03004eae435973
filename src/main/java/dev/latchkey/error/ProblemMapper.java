package dev.latchkey.error;

import dev.latchkey.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns every {@link Problem} into its answer; the only place that does. */
@Provider
public class ProblemMapper implements ExceptionMapper<Problem> {

  @Override
  public Response toResponse(Problem problem) {
    return answer(problem);
  }

  /** The answer for a problem, also for filters that refuse before a resource is reached. */
  public static Response answer(Problem problem) {
    return answer(Failure.of(problem));
  }

  static Response answer(Failure failure) {
    Response.ResponseBuilder response =
        Response.status(failure.type().status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(failure.body());
    if (failure.type().status() == 401) {
      // RFC 9110 11.6.1: a 401 carries a challenge; RFC 6750 3 names its scheme.
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (failure.retryAfter() > 0) {
      response.header(HttpHeaders.RETRY_AFTER, failure.retryAfter());
    }
    return response.build();
  }
}
