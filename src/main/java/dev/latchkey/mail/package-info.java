/** Mails: what kinds there are, MIME messages and the SMTP relay. */
package dev.latchkey.mail;
