/**
 * Password hashes of other systems: reading them, with limits on their cost, and checking passwords
 * against them. BouncyCastle, Commons Codec and the JDK do the cryptography (decision 26).
 */
package dev.latchkey.foreignhash;
