package dev.latchkey.admin.target;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * One account, and why its owner may be unable to log in.
 *
 * @param failedLogins how many failed logins count now
 * @param lockedUntil until when a login from a new address is refused; null if it is not
 */
public record OneAccount(
    @JsonUnwrapped AccountDetails account, int failedLogins, Instant lockedUntil) {}
