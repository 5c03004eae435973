package dev.latchkey.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The last mapper of JAX-RS: an exception without a mapper becomes a {@link Failure}. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable thrown) {
    return ProblemMapper.answer(Failure.of(thrown));
  }
}
