package dev.latchkey.error;

import dev.latchkey.problem.Causes;
import dev.latchkey.problem.FailureLog;
import dev.latchkey.problem.Outage;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemBody;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.RefusedWrites;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an exception is answered with, the same in JAX-RS, in a filter and in a servlet: a refusal
 * that travelled inside another exception is that refusal, an outage is a 503, and what nobody
 * expected is a 500 whose incident id is also in the log.
 *
 * @param retryAfter seconds after which a repeat makes sense; 0 if waiting changes nothing
 */
public record Failure(ProblemType type, ProblemBody body, long retryAfter) {
  /** Seconds after which a caller may ask again while the database is away. */
  private static final int OUTAGE_RETRY_SECONDS = 2;

  /** The answer to this exception. Writes the log line that belongs to it. */
  public static Failure of(Throwable thrown) {
    for (Throwable cause : Causes.of(thrown)) {
      if (cause instanceof Problem problem) {
        return of(problem);
      }
    }
    if (Outage.isBehind(thrown)) {
      RefusedWrites.note(thrown);
      FailureLog.outage(thrown);
      return of(ProblemType.UNAVAILABLE.raiseRetryingAfter(OUTAGE_RETRY_SECONDS));
    }
    return incident(thrown);
  }

  /** The answer to this refusal. */
  static Failure of(Problem problem) {
    return new Failure(problem.type(), problem.body(), problem.retryAfter());
  }

  /** The answer of this type, without more. */
  public static Failure of(ProblemType type) {
    return new Failure(type, ProblemBody.of(type, Map.of()), 0);
  }

  /** The headers that belong to this answer, besides the content type. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (type.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      // RFC 9110 11.6.1: a 401 carries a challenge; RFC 6750 3 names its scheme.
      headers.put("WWW-Authenticate", "Bearer");
    }
    if (retryAfter > 0) {
      headers.put("Retry-After", Long.toString(retryAfter));
    }
    return headers;
  }

  private static Failure incident(Throwable thrown) {
    return new Failure(
        ProblemType.UNEXPECTED, ProblemBody.ofIncident(FailureLog.incident(thrown)), 0);
  }
}
