package dev.latchkey.token;

/**
 * What a token says that time does not change.
 *
 * @param begins seconds since the epoch, the later of {@code iat} and {@code nbf}
 * @param expires seconds since the epoch
 */
record TokenClaims(String keyId, long begins, long expires, Subject subject) {}
