/** Addresses of callers: parsed in one place, compared and grouped by value. */
package dev.latchkey.caller;
