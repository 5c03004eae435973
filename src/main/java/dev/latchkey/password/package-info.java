/** Changing a password that is known. */
package dev.latchkey.password;
