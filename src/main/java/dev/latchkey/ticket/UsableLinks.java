package dev.latchkey.ticket;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds the ticket of a token that somebody presents. */
@ApplicationScoped
public class UsableLinks {
  @Inject private Tickets tickets;
  @Inject private Accounts accounts;
  @Inject private Clock clock;

  /**
   * The ticket of this token and its account. Empty if the token is unknown, used, superseded or
   * expired, has another purpose, or if the account has changed since. Locks nothing.
   */
  public Optional<UsableLink> of(String token, List<String> purposes) {
    return Optional.of(token)
        .filter(RandomTokens::isResetToken)
        .map(text -> Digest.sha256(text).hex())
        .flatMap(digest -> tickets.usable(purposes, digest, clock.instant()))
        .flatMap(this::withOwner);
  }

  private Optional<UsableLink> withOwner(Ticket ticket) {
    return accounts
        .byId(ticket.accountId())
        .filter(Account::enabled)
        .filter(ticket::isFor)
        .map(owner -> new UsableLink(ticket, owner));
  }
}
