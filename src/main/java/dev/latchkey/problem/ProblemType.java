package dev.latchkey.problem;

import java.util.Map;

/**
 * Everything a caller can be refused for. Each constant owns its HTTP status and its public text;
 * the texts of the documented API are fixed and are matched to the letter by existing clients.
 */
public enum ProblemType {
  VALIDATION_FAILED(400, "Validation failed"),
  MALFORMED_BODY(400, "Malformed JSON body"),
  BAD_REQUEST(400, "Bad request"),
  RESET_TICKET_SPENT(400, "Invalid or expired reset token"),
  CREDENTIALS_REFUSED(401, "Invalid username or password"),
  PASSWORD_REFUSED(401, "Invalid password"),
  TOKEN_REFUSED(401, "Invalid or expired token"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  BODY_TOO_SLOW(408, "Request body took too long"),
  BODY_TOO_LARGE(413, "Request body too large"),
  NOT_JSON(415, "Content-Type must be application/json"),
  ENCODED_BODY(415, "Content-Encoding must be identity"),
  WRONG_HOST(421, "This server does not answer for the host in the Host header"),
  THROTTLED(429, "Too many attempts, try again later"),
  UNEXPECTED(500, "Internal server error"),
  UNAVAILABLE(503, "Service temporarily unavailable, try again shortly");

  private final int status;
  private final String text;

  ProblemType(int status, String text) {
    this.status = status;
    this.text = text;
  }

  /** The HTTP status code of this refusal. */
  public int status() {
    return status;
  }

  /** The text that the caller reads; it never carries detail of the inside. */
  public String text() {
    return text;
  }

  /** A problem of this type, to be thrown. */
  public Problem raise() {
    return new Problem(this, Map.of(), 0);
  }

  /**
   * A problem of this type that asks the caller to wait this many seconds ({@code Retry-After}).
   */
  public Problem raiseRetryingAfter(long seconds) {
    return new Problem(this, Map.of(), Math.max(1, seconds));
  }

  /** The type that stands for a status that the container chose by itself. */
  public static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status && type != VALIDATION_FAILED && type != MALFORMED_BODY) {
        return type == CREDENTIALS_REFUSED ? TOKEN_REFUSED : type;
      }
    }
    return status >= 500 ? UNEXPECTED : BAD_REQUEST;
  }
}
