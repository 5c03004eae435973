/** Mails that prove whose an email address is, and what their links are. */
package dev.latchkey.verification;
