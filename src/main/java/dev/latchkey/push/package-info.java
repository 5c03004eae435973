/** Tells registered clients at once which tokens have ended. */
package dev.latchkey.push;
