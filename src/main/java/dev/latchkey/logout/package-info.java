/** Logging out, and listing and ending one's own sessions. */
package dev.latchkey.logout;
