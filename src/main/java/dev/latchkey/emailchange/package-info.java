/** What follows from a new email address of an account. */
package dev.latchkey.emailchange;
