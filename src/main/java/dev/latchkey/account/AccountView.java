package dev.latchkey.account;

/** The account as the answers of signup and login show it. */
public record AccountView(long id, String username, String email, String fullName) {

  /** The view for the owner, who has just signed up or logged in. */
  public static AccountView of(Account account) {
    return new AccountView(account.id(), account.username(), account.email(), account.fullName());
  }
}
