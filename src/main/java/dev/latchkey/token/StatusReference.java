package dev.latchkey.token;

/**
 * The place of a token in a status list: the {@code status_list} claim
 * (draft-ietf-oauth-status-list-21, section 6.1).
 *
 * @param uri the URI of the list
 * @param index the token's index in that list
 */
public record StatusReference(String uri, int index) {}
