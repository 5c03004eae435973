package dev.latchkey.audit;

/** The actions that the audit trail records. */
public enum AuditAction {
  SIGNUP,
  LOGIN,
  LOGOUT,
  LOGOUT_ALL,
  RESET_REQUEST,
  RESET_PASSWORD,
  CHANGE_PASSWORD,
  /** The owner proved that the address is theirs. */
  VERIFY_EMAIL,
  /** The owner asked for another address, which counts once it is confirmed. */
  CHANGE_EMAIL,
  /** Another address was confirmed. It is the account's address now. */
  CONFIRM_EMAIL,
  /** The reader of a mail said that they did not ask for its link. */
  REJECT_LINK,
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
  /** An operator created an account. */
  CREATE_ACCOUNT,
  /** An operator changed an account. */
  UPDATE_ACCOUNT,
  /** The owner or an operator ended one session of an account. */
  END_SESSION,
  /** An operator set the password of an account. */
  SET_PASSWORD,
  /** An operator sent a link to choose a new password. */
  SEND_RESET_MAIL,
  /** An operator deleted the count of an account's failed logins. */
  UNLOCK_ACCOUNT,
  /** An operator made a mail due now. */
  RETRY_MAIL,
  /** An operator deleted a mail from the outbox. */
  DELETE_MAIL,
  /** An operator sent a mail to test the relay. */
  TEST_MAIL,
  /** An operator ended all sessions of an account. */
  END_SESSIONS,
  /** An operator ended every session of everyone. */
  END_EVERY_SESSION,
  ADD_CLIENT,
  REMOVE_CLIENT,
  /** A client got a new secret. */
  RENEW_CLIENT,
  /** An operator added a webhook. */
  ADD_WEBHOOK,
  /** An operator changed a webhook. */
  CHANGE_WEBHOOK,
  /** A webhook got a new secret. */
  RENEW_WEBHOOK,
  /** An operator removed a webhook. */
  REMOVE_WEBHOOK,
  /** An operator made the message of a webhook due now. */
  RETRY_DELIVERY,
  /** An operator asked for the next signing key. */
  ROTATE_KEYS,
  /** An operator withdrew a lost signing key. */
  REVOKE_KEY,
  /** An operator encrypted everything with the new secret. */
  RESEAL,
  /** An operator took a node out of service. */
  DRAIN,
  /** An operator's import has ended. */
  IMPORT,
  /** An import created or changed an account. */
  IMPORT_ACCOUNT,
  /** An operator exported all accounts. */
  EXPORT,
  /** A client ended a token. */
  REVOKE_TOKEN,
  /** A client was not recognized, or lacks a permission. */
  CLIENT
}
