/** What an HTTP request may look like, and the headers that every answer carries. */
package dev.latchkey.http;
