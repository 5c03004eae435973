/** A mail server and a web page for development. It accepts every mail and forwards none. */
package dev.latchkey.devmailbox;
