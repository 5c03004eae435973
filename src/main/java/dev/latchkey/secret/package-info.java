/**
 * Passwords as received, passwords as stored, and whatever must not be guessed.
 *
 * <p>Start reading at {@link dev.latchkey.secret.PasswordHasher}. Nothing here is cryptography of
 * our own: Argon2id comes from libsodium or BouncyCastle, HMAC, SHA-256 and random numbers from the
 * JDK. This is the only package that may create a {@link java.security.SecureRandom}.
 */
package dev.latchkey.secret;
