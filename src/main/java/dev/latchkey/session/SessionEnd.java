package dev.latchkey.session;

/** Why a session has ended before it expired. */
public enum SessionEnd {
  /** Its owner logged out with it. */
  LOGOUT,
  /** Its owner ended it from another session. */
  ENDED_BY_OWNER,
  /** Its owner ended all sessions. */
  LOGOUT_ALL,
  /** Its owner changed the password in another session. */
  PASSWORD_CHANGED,
  /** The password was reset by a mailed link. */
  PASSWORD_RESET,
  /** The account has opened more sessions than it may have; this was the oldest. */
  TOO_MANY
}
