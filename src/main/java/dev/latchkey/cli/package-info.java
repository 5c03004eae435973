/** The command {@code latchkey}, a jar of its own: its start and its help. */
package dev.latchkey.cli;
