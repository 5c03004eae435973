/** Logging out, and seeing and ending one's sessions. */
package dev.latchkey.logout;
