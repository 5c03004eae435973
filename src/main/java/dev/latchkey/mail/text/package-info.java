/** The words of mails: in each language, with the operator's texts and names, as text and HTML. */
package dev.latchkey.mail.text;
