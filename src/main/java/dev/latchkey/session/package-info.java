/** Live sessions, and the filter in front of every call that needs one. */
package dev.latchkey.session;
