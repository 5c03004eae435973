package dev.latchkey.profile;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.caller.Caller;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.PasswordRecheck;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Erases the account of a person who is logged in and knows its password. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeleteAccount {
  @Inject private PasswordRecheck recheck;
  @Inject private DeletionTransaction transaction;

  /**
   * Erases the account and everything that belongs to it.
   *
   * @throws dev.latchkey.problem.Problem 401 if the password is wrong
   */
  public void with(LiveSession asking, Secret password, Caller caller) {
    recheck.require(password, asking, AuditAction.DELETE_ACCOUNT, caller);
    transaction.accept(asking, caller);
  }
}
