/** A mail server and a web page for development. It takes every mail and sends none. */
package dev.latchkey.devmailbox;
