package dev.latchkey.session;

import dev.latchkey.account.Account;
import java.security.Principal;

/**
 * The live session of a verified token, with its account as of this request. Only {@link
 * LiveSessionFilter} makes it the principal of a call.
 */
public record LiveSession(Session session, Account account) implements Principal {

  @Override
  public String getName() {
    return account.username();
  }

  /**
   * The live session behind the principal of a protected call.
   *
   * @throws ClassCastException if the call is not protected; that would be a bug
   */
  public static LiveSession of(Principal caller) {
    return (LiveSession) caller;
  }

  @Override
  public String toString() {
    return "LiveSession of account " + account.id();
  }
}
