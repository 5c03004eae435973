/**
 * Which tokens have ended before their expiry: the place of each token in a status list, and the
 * ends in one order for all nodes.
 */
package dev.latchkey.revocation;
