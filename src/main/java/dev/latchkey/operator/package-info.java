/** An operator's calls to a running node. */
package dev.latchkey.operator;
