package dev.latchkey.link;

import java.time.Instant;

/**
 * What a page shows about its link.
 *
 * @param page the page that takes the link, such as {@code verify-email}
 * @param username the account that the link belongs to
 * @param email the address that it confirms: the new one, if the account gets another
 * @param expiresAt when it stops working
 */
public record LinkView(String page, String username, String email, Instant expiresAt) {}
