package dev.latchkey.admin.target;

import dev.latchkey.account.Account;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows accounts to an operator. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewAccounts {
  @Inject private ActivityQueries activity;
  @Inject private Clock clock;

  /** The details of these accounts, in the same order. */
  public List<AccountDetails> of(List<Account> accounts) {
    Map<Long, Integer> sessions = activity.liveSessions(accounts, clock.instant());
    Map<Long, Instant> logins = activity.lastLogins(accounts);
    return accounts.stream()
        .map(
            account ->
                AccountDetails.of(
                    account, logins.get(account.id()), sessions.getOrDefault(account.id(), 0)))
        .toList();
  }
}
