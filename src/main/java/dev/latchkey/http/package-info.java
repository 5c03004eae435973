/** Checks the syntax of HTTP requests and sets the headers that every response has. */
package dev.latchkey.http;
