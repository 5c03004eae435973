/** The operator's calls for the server itself: clients, keys, and draining a node. */
package dev.latchkey.operator;
