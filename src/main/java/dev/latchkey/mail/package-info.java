/** Mails: templates, MIME messages and the SMTP relay. */
package dev.latchkey.mail;
