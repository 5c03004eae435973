package dev.latchkey.problem;

import jakarta.ejb.ApplicationException;
import java.util.Map;

/**
 * A refusal, raised once where it is found and mapped once at the edge. It rolls back the
 * transaction it passes through: what is refused changes nothing.
 */
@ApplicationException(rollback = true)
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Map<String, String> fields;
  private final long retryAfter;

  Problem(ProblemType type, Map<String, String> fields, long retryAfter) {
    // No stack trace: a refusal is an answer, not a fault, and costs the attacker more than us.
    super(type.text(), null, false, false);
    this.type = type;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }

  /** A 400 that names every field at fault with what is wrong with it. */
  public static Problem ofFields(Map<String, String> fields) {
    return new Problem(ProblemType.VALIDATION_FAILED, fields, 0);
  }

  /** What the caller is refused for. */
  public ProblemType type() {
    return type;
  }

  /** Seconds after which a repeat makes sense; 0 where waiting changes nothing. */
  public long retryAfter() {
    return retryAfter;
  }

  /** The body of the answer. */
  public ProblemBody body() {
    return ProblemBody.of(type, fields);
  }
}
