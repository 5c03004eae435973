/** Links to choose a password: their mails, and resetting a password by one. */
package dev.latchkey.reset;
