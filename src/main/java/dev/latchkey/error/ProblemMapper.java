package dev.latchkey.error;

import dev.latchkey.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns every {@link Problem} into its answer. */
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
    failure.headers().forEach(response::header);
    return response.build();
  }
}
