/** Services that the operator has registered: they may introspect, revoke and listen. */
package dev.latchkey.client;
