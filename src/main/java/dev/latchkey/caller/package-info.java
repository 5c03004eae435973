/** Who calls: the address behind trusted proxies, the browser, the id of the request. */
package dev.latchkey.caller;
