/** Mails: templates, MIME, and the relay that they go through. */
package dev.latchkey.mail;
