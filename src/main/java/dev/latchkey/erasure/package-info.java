/** Erasing an account with everything that belongs to it. */
package dev.latchkey.erasure;
