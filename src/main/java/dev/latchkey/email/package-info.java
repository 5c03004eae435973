/** Confirming an email address, and changing it. */
package dev.latchkey.email;
