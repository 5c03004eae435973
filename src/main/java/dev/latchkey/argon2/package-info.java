/**
 * Argon2id by third-party implementations: libsodium, or BouncyCastle if libsodium does not load.
 */
package dev.latchkey.argon2;
