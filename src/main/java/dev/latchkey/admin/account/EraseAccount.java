package dev.latchkey.admin.account;

import dev.latchkey.admin.target.Targets;
import dev.latchkey.caller.Caller;
import dev.latchkey.erasure.AccountErasure;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Erases an account for an operator. */
@Stateless
public class EraseAccount {
  @Inject private Targets targets;
  @Inject private AccountErasure erasure;

  /**
   * Erases the account and everything that belongs to it.
   *
   * @throws dev.latchkey.problem.Problem 404 if there is no such account; 400 if it is the caller's
   *     own; 403 if only the operator's token may erase it
   */
  public void of(long id, Caller caller) {
    erasure.of(targets.locked(id, caller), caller);
  }
}
