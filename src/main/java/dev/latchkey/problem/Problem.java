package dev.latchkey.problem;

import jakarta.ejb.ApplicationException;
import java.util.Collections;
import java.util.Map;

/**
 * A refusal. It is thrown where it is found and turned into an answer in one place. It rolls back
 * the transaction that it passes through: a refused call changes nothing.
 */
@ApplicationException(rollback = true)
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Map<String, String> fields;
  private final long retryAfter;

  Problem(ProblemType type, Map<String, String> fields, long retryAfter) {
    // No stack trace: a refusal is an answer, not a fault, and must be cheap for us.
    super(type.text(), null, false, false);
    this.type = type;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }

  /** A 400 that names every field with an error, and the error. */
  public static Problem ofFields(Map<String, String> fields) {
    return new Problem(ProblemType.VALIDATION_FAILED, fields, 0);
  }

  /** Why the caller is refused. */
  public ProblemType type() {
    return type;
  }

  /** Every field with an error; empty if the refusal is not about fields. */
  public Map<String, String> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Seconds after which the caller may try again; 0 if waiting changes nothing. */
  public long retryAfter() {
    return retryAfter;
  }

  /** The body of the answer. */
  public ProblemBody body() {
    return ProblemBody.of(type, fields);
  }
}
