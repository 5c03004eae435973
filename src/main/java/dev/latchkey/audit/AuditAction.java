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
  TOKEN,
  THROTTLE
}
