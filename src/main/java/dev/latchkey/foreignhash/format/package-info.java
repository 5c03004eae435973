/**
 * Each format of a password hash of another system: reading it, with limits on its cost, and
 * checking passwords against it. BouncyCastle, Commons Codec and the JDK do the cryptography
 * (decision 26).
 */
package dev.latchkey.foreignhash.format;
