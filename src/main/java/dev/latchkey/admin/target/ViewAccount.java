package dev.latchkey.admin.target;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.proof.FailedLogins;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows one account to an operator, and why its owner may be unable to log in. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewAccount {
  @Inject private Accounts accounts;
  @Inject private ViewAccounts view;
  @Inject private FailedLogins failures;

  /** The account with this id. */
  public Optional<OneAccount> of(long id) {
    return accounts.byId(id).map(this::details);
  }

  private OneAccount details(Account account) {
    FailedLogins.State failed = failures.of(account);
    return new OneAccount(view.of(List.of(account)).get(0), failed.count(), failed.lockedUntil());
  }
}
