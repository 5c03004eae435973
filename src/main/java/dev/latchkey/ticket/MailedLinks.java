package dev.latchkey.ticket;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.name.LoginName;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the tokens of mailed links, when the mail is sent. Only a digest is stored. A message that
 * was dropped while it waited for the lock of its account gets no token: the password or the
 * address has changed since it was posted.
 */
@ApplicationScoped
public class MailedLinks {
  @Inject private Accounts accounts;
  @Inject private Outbox outbox;
  @Inject private Tickets tickets;
  @Inject private RandomTokens random;

  /**
   * The account of this message, locked, if it is enabled and the message still waits. A message
   * that names no account is for the one with the recipient's address.
   */
  public Optional<Account> owner(OutboxMessage message) {
    Optional<Long> id =
        message.accountId() == null
            ? accounts.byLoginName(new LoginName(message.recipient())).map(Account::id)
            : Optional.of(message.accountId());
    return id.flatMap(accounts::locked)
        .filter(Account::enabled)
        .filter(account -> outbox.isWaiting(message.id()));
  }

  /** A new token for the purpose that the kind of the message names. */
  public String token(Account account, OutboxMessage message, Instant now, Duration lifetime) {
    return token(account, message, null, now, lifetime);
  }

  /**
   * A new token. An earlier one for the same purpose is void then.
   *
   * @param newEmail the address that the account gets; null if its address stays
   */
  public String token(
      Account account, OutboxMessage message, String newEmail, Instant now, Duration lifetime) {
    String token = random.resetToken();
    Ticket.Request request =
        new Ticket.Request(message.kind(), message.id(), message.createdAt(), newEmail);
    tickets.issue(new Ticket(Digest.sha256(token).hex(), account, request, now, lifetime));
    return token;
  }
}
