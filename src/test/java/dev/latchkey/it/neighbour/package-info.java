/**
 * Another service that stands beside Latchkey: an archive of its own, which knows the three
 * properties of docs/propagation.md and not one class of Latchkey's.
 */
package dev.latchkey.it.neighbour;
