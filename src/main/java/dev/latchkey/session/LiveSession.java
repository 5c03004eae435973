package dev.latchkey.session;

import dev.latchkey.account.Account;
import java.security.Principal;

/**
 * A verified token whose session is alive, with the account as of this request. Whoever holds one
 * has been through {@link LiveSessionFilter}.
 */
public record LiveSession(Session session, Account account) implements Principal {

  @Override
  public String getName() {
    return account.username();
  }

  /**
   * The live session behind the principal of a protected call.
   *
   * @throws ClassCastException if the call is not protected, which is a fault of ours
   */
  public static LiveSession of(Principal caller) {
    return (LiveSession) caller;
  }

  @Override
  public String toString() {
    return "LiveSession of account " + account.id();
  }
}
