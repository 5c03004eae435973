/** Resources that a test adds to the archive, as somebody does who extends Latchkey. */
package dev.latchkey.nodes.injected;
