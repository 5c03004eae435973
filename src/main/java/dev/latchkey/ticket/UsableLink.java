package dev.latchkey.ticket;

import dev.latchkey.account.Account;

/** A ticket that can be used now, and its account as it was read. */
public record UsableLink(Ticket ticket, Account owner) {}
