/** Live sessions, and the filter that requires one for every protected call. */
package dev.latchkey.session;
