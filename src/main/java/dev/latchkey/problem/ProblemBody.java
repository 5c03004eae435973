package dev.latchkey.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The one shape of every error. A client that reads {@code error} and one that reads {@code
 * success}/{@code message} are both served.
 *
 * @param code a stable word for programs: {@link ProblemType#code}
 * @param fields every field with an error; only for a 400 of validation
 * @param incidentId the id of the log entry; only for a 500
 */
public record ProblemBody(
    boolean success,
    String error,
    String message,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields,
    @JsonInclude(JsonInclude.Include.NON_NULL) String incidentId) {

  /** The body for a type, with the fields that have an error, if there are any. */
  public static ProblemBody of(ProblemType type, Map<String, String> fields) {
    return new ProblemBody(false, type.text(), type.text(), type.code(), fields, null);
  }

  /** The body of a 500: only the id under which the log has the details. */
  public static ProblemBody ofIncident(String incidentId) {
    ProblemType type = ProblemType.UNEXPECTED;
    return new ProblemBody(false, type.text(), type.text(), type.code(), Map.of(), incidentId);
  }
}
