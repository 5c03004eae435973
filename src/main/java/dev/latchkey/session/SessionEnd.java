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
  ACCOUNT_DELETED,
  /** An operator disabled the account. */
  ACCOUNT_DISABLED,
  /** An operator took a role away. */
  ROLE_TAKEN,
  /** An operator ended it, alone or with others. */
  ENDED_BY_OPERATOR,
  /** A registered service revoked its token (RFC 7009). */
  REVOKED,
  /** The key that signed its token was withdrawn. */
  KEY_REVOKED
}
