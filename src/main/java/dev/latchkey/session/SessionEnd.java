package dev.latchkey.session;

/** Why a session ended before it expired. */
public enum SessionEnd {
  /** The user logged out. */
  LOGOUT,
  /** The user ended it from another session. */
  ENDED_BY_OWNER,
  /** The user ended all sessions. */
  LOGOUT_ALL,
  /** The user changed the password in another session. */
  PASSWORD_CHANGED,
  /** The password was reset with a link from a mail. */
  PASSWORD_RESET,
  /** The account reached its limit of sessions, and this was the oldest. */
  TOO_MANY,
  /** The account was deleted. */
  ACCOUNT_DELETED
}
