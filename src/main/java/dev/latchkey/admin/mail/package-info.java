/** The outbox, as an operator sees it, and a mail that tests the relay. */
package dev.latchkey.admin.mail;
