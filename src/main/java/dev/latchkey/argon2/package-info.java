/**
 * Argon2id by implementations that are not ours: libsodium, and BouncyCastle if libsodium does not
 * load.
 */
package dev.latchkey.argon2;
