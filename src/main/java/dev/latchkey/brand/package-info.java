/** The operator's brand on pages and in mails: name, logo and colour. */
package dev.latchkey.brand;
