/** The signing keys: the key ring of a node, rotation, and the published JWK set. */
package dev.latchkey.key;
