package dev.latchkey.admin;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.session.LiveSessions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows an account to an operator. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewAccount {
  @Inject private Accounts accounts;
  @Inject private LiveSessions sessions;
  @Inject private FamiliarAddresses addresses;
  @Inject private Clock clock;

  /** The account with this id. */
  public Optional<AccountDetails> of(long id) {
    return accounts.byId(id).map(this::details);
  }

  private AccountDetails details(Account account) {
    int live = sessions.of(account, clock.instant()).size();
    return AccountDetails.of(account, lastLogin(account.id()), live);
  }

  /**
   * The opening of the newest session. After its row was purged, the newest entry of the familiar
   * addresses, which is accurate to one day.
   */
  private Instant lastLogin(long accountId) {
    return Stream.of(sessions.lastOpened(accountId), addresses.lastLogin(accountId))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
