package dev.latchkey.audit;

/** The actions that the audit trail records. */
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
  /** A protected call was refused because of its token. */
  TOKEN,
  /** A caller exceeded a rate limit. */
  THROTTLE,
  /** A signing key was created. */
  NEW_KEY,
  /** A call by an operator. */
  OPERATE
}
