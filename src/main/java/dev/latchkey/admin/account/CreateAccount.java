package dev.latchkey.admin.account;

import dev.latchkey.account.Roles;
import dev.latchkey.admin.target.Targets;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.credential.PasswordHasher;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Creates an account for an operator. A password is hashed before a connection is taken. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CreateAccount {
  @Inject private Targets targets;
  @Inject private PasswordHasher hasher;
  @Inject private CreationTransaction transaction;

  /**
   * Creates the account and returns its id.
   *
   * @throws dev.latchkey.problem.Problem 400 if the username or the email is taken; 403 if only the
   *     operator's token may set a password or give these roles
   */
  public long with(NewAccount wanted, Caller caller) {
    if (wanted.password() != null || wanted.roles().stream().anyMatch(Roles::isReserved)) {
      targets.requireOperator(caller);
    }
    PasswordHash hash = wanted.password() == null ? null : hasher.hash(wanted.password());
    return transaction.accept(wanted, hash, caller);
  }
}
