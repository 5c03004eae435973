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
  /** A call of the operator's API was refused. */
  OPERATE,
  /** An operator changed roles or disabled or enabled an account. */
  UPDATE_ACCOUNT,
  /** An operator ended one session of an account. */
  END_SESSION,
  /** An operator ended all sessions of an account. */
  END_SESSIONS,
  /** An operator ended every session of everyone. */
  END_EVERY_SESSION,
  ADD_CLIENT,
  REMOVE_CLIENT,
  /** A client got a new secret. */
  RENEW_CLIENT,
  /** An operator asked for the next signing key. */
  ROTATE_KEYS,
  /** An operator withdrew a lost signing key. */
  REVOKE_KEY,
  /** An operator took a node out of service. */
  DRAIN,
  /** A client ended a token. */
  REVOKE_TOKEN,
  /** A client was not recognized, or lacks a permission. */
  CLIENT
}
