package dev.latchkey.login;

import dev.latchkey.account.AccountView;

/**
 * A login that succeeded.
 *
 * @param credential the token of the new session, or the secret for the browser's cookie
 */
public record LoggedIn(String credential, AccountView user) implements LoginResult {
  @Override
  public LoggedIn orRefuse() {
    return this;
  }

  @Override
  public String toString() {
    return "LoggedIn " + user.id();
  }
}
