package dev.latchkey.token;

/**
 * Who a verified token speaks of; only {@link TokenRules} makes one, so that what needs a verified
 * token cannot be handed a string.
 */
public final class Subject {
  private final long accountId;
  private final String sessionId;

  Subject(long accountId, String sessionId) {
    this.accountId = accountId;
    this.sessionId = sessionId;
  }

  /** The {@code sub} claim. */
  public long accountId() {
    return accountId;
  }

  /** The {@code sid} claim, the key to the session's row. */
  public String sessionId() {
    return sessionId;
  }
}
