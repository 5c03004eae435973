package dev.latchkey.problem;

import java.util.Map;

/**
 * Every reason to refuse a caller. Each constant has its HTTP status, its code and its public text.
 * The texts of the documented API are fixed: existing clients compare them.
 */
public enum ProblemType {
  VALIDATION_FAILED(400, "validation", "Validation failed"),
  MALFORMED_BODY(400, "malformed_body", "Malformed JSON body"),
  BAD_REQUEST(400, "bad_request", "Bad request"),
  RESET_TICKET_SPENT(400, "invalid_reset_token", "Invalid or expired reset token"),
  LINK_SPENT(400, "invalid_link", "Invalid or expired link"),
  ADMINISTRATOR_STAYS(
      400,
      "administrator",
      "An administrator cannot delete their own account. The operator must take the role first."),
  OWN_ACCOUNT(400, "own_account", "You cannot change your own account here"),
  CREDENTIALS_REFUSED(401, "invalid_credentials", "Invalid username or password"),
  PASSWORD_REFUSED(401, "invalid_password", "Invalid password"),
  TOKEN_REFUSED(401, "invalid_token", "Invalid or expired token"),
  FORBIDDEN(403, "forbidden", "Forbidden"),
  EMAIL_NOT_VERIFIED(403, "email_not_verified", "Please confirm your email address first."),
  SIGNUP_CLOSED(403, "signup_closed", "Sign-up is closed."),
  REAUTHENTICATION_REQUIRED(
      403, "reauthentication_required", "Please enter your password again first"),
  NOT_FOUND(404, "not_found", "Not found"),
  METHOD_NOT_ALLOWED(405, "method_not_allowed", "Method not allowed"),
  NOT_ACCEPTABLE(406, "not_acceptable", "Not acceptable"),
  OTHER_SECRET(
      409,
      "other_secret",
      "Something is encrypted with neither LATCHKEY_SECRET nor LATCHKEY_SECRET_OLD of this node."
          + " Nothing was changed."),
  BODY_TOO_SLOW(408, "body_too_slow", "Request body took too long"),
  BODY_TOO_LARGE(413, "body_too_large", "Request body too large"),
  NOT_JSON(415, "unsupported_media_type", "Content-Type must be application/json"),
  NOT_NDJSON(415, "unsupported_media_type", "Content-Type must be application/x-ndjson"),
  ENCODED_BODY(415, "unsupported_encoding", "Content-Encoding must be identity"),
  WRONG_HOST(421, "wrong_host", "This server does not answer for the host in the Host header"),
  THROTTLED(429, "rate_limited", "Too many attempts, try again later"),
  UNEXPECTED(500, "internal_error", "Internal server error"),
  NOT_IMPLEMENTED(501, "not_implemented", "Not implemented"),
  UNAVAILABLE(503, "unavailable", "Service temporarily unavailable, try again shortly");

  private final int status;
  private final String code;
  private final String text;

  ProblemType(int status, String code, String text) {
    this.status = status;
    this.code = code;
    this.text = text;
  }

  /** The HTTP status code of this refusal. */
  public int status() {
    return status;
  }

  /** A stable word for programs. It does not change when the text does. */
  public String code() {
    return code;
  }

  /** The text that the caller reads; it never contains internal details. */
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

  /** The type for a status that the container chose by itself. */
  public static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status && type != VALIDATION_FAILED && type != MALFORMED_BODY) {
        return type == CREDENTIALS_REFUSED ? TOKEN_REFUSED : type;
      }
    }
    return status >= 500 ? UNEXPECTED : BAD_REQUEST;
  }
}
