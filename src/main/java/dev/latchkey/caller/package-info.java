/** The caller of a request: the address behind trusted proxies, the browser, the request's id. */
package dev.latchkey.caller;
