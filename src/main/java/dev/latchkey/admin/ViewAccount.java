package dev.latchkey.admin;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.session.LiveSessions;
import dev.latchkey.session.Session;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows an account, and its sessions, to an operator. */
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

  /** The live sessions of the account with this id, newest first. Empty if there is none. */
  public Optional<List<AdminSession>> sessionsOf(long id) {
    return accounts.byId(id).map(account -> live(account).stream().map(AdminSession::of).toList());
  }

  private AccountDetails details(Account account) {
    return AccountDetails.of(account, lastLogin(account.id()), live(account).size());
  }

  private List<Session> live(Account account) {
    return sessions.of(account, clock.instant());
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
