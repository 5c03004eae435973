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
 * The answer to an exception, the same in JAX-RS, in a filter and in a servlet: a refusal inside
 * another exception is that refusal, an outage is a 503, and an unexpected exception is a 500 whose
 * incident id is also in the log.
 *
 * @param retryAfter seconds after which the caller may try again; 0 if waiting changes nothing
 */
public record Failure(ProblemType type, ProblemBody body, long retryAfter) {
  /** Seconds after which a caller may try again during an outage of the database. */
  private static final int OUTAGE_RETRY_SECONDS = 2;

  /** The answer to this exception. Also writes its log line. */
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

  /** The answer of this type. */
  public static Failure of(ProblemType type) {
    return new Failure(type, ProblemBody.of(type, Map.of()), 0);
  }

  /** The headers of this answer, apart from the content type. */
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
