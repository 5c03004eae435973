package dev.latchkey.account;

import dev.latchkey.name.EmailAddress;

/**
 * What an operator changes of an account.
 *
 * @param emailVerified null if it was not sent; a new address is then unverified
 */
public record AccountChanges(
    Change<EmailAddress> email,
    Boolean emailVerified,
    ProfileChanges profile,
    AccessChanges access) {}
