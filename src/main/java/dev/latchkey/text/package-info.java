/** The languages of pages and mails, and their texts. */
package dev.latchkey.text;
