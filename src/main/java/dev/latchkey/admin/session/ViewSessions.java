package dev.latchkey.admin.session;

import dev.latchkey.account.Accounts;
import dev.latchkey.session.LiveSessions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows the sessions of an account to an operator. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewSessions {
  @Inject private Accounts accounts;
  @Inject private LiveSessions sessions;
  @Inject private Clock clock;

  /** The live sessions of the account with this id, newest first. Empty if there is no account. */
  public Optional<List<AdminSession>> of(long accountId) {
    return accounts
        .byId(accountId)
        .map(account -> sessions.of(account, clock.instant()))
        .map(live -> live.stream().map(AdminSession::of).toList());
  }
}
