package dev.latchkey.session;

import dev.latchkey.account.Account;
import jakarta.ws.rs.core.SecurityContext;
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

  /** The live session of the request that this security context belongs to. */
  public static LiveSession of(SecurityContext security) {
    return (LiveSession) security.getUserPrincipal();
  }

  @Override
  public String toString() {
    return "LiveSession of account " + account.id();
  }
}
