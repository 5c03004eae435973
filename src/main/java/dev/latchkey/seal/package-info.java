/** Secrets, digests and random tokens. */
package dev.latchkey.seal;
