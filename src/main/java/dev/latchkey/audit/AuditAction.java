package dev.latchkey.audit;

/** What the audit trail knows of. */
public enum AuditAction {
  SIGNUP,
  LOGIN,
  LOGOUT,
  LOGOUT_ALL,
  SESSION_END,
  RESET_REQUEST,
  RESET_PASSWORD,
  CHANGE_PASSWORD,
  UPDATE_PROFILE,
  DELETE_ACCOUNT,
  /** A protected call was refused for its token. */
  TOKEN,
  /** Somebody has tried too often. */
  THROTTLE,
  /** A signing key was made. */
  NEW_KEY,
  /** An operator's call. */
  OPERATE
}
