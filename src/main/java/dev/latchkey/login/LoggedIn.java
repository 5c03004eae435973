package dev.latchkey.login;

import dev.latchkey.account.AccountView;

/** A login that succeeded: the token of the new session, and its account. */
public record LoggedIn(String token, AccountView user) implements LoginResult {
  @Override
  public LoggedIn orRefuse() {
    return this;
  }

  @Override
  public String toString() {
    return "LoggedIn " + user.id();
  }
}
