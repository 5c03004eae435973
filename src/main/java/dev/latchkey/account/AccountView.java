package dev.latchkey.account;

/** The account as signup and login show it. */
public record AccountView(long id, String username, String email, String fullName) {

  /** What the owner sees of an account right after proving it is theirs. */
  public static AccountView of(Account account) {
    return new AccountView(account.id(), account.username(), account.email(), account.fullName());
  }
}
