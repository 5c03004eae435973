/** Proving by a password whose account it is, and what slows down guessing. */
package dev.latchkey.proof;
