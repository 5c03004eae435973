/** Logging in, and what slows down guessing. */
package dev.latchkey.login;
