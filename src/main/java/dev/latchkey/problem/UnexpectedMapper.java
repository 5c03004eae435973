package dev.latchkey.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The last resort: an outage is a 503, a refusal that travelled inside another exception is that
 * refusal, and what nobody expected is a 500 whose incident id is also in the log.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(UnexpectedMapper.class.getName());

  /** Seconds after which a caller may ask again while the database is away. */
  private static final int OUTAGE_RETRY_SECONDS = 2;

  @Override
  public Response toResponse(Throwable thrown) {
    for (Throwable cause : Causes.of(thrown)) {
      if (cause instanceof Problem problem) {
        return ProblemMapper.answer(problem);
      }
    }
    if (Outage.isBehind(thrown)) {
      LOG.log(Level.WARNING, "the database is away: {0}", Causes.root(thrown).getMessage());
      return ProblemMapper.answer(ProblemType.UNAVAILABLE.raiseRetryingAfter(OUTAGE_RETRY_SECONDS));
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, thrown, () -> "unexpected failure, incident " + incident);
    return Response.status(ProblemType.UNEXPECTED.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ProblemBody.ofIncident(incident))
        .build();
  }
}
