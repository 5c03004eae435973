/** Moves accounts in from other systems, and out to them: the import and the export. */
package dev.latchkey.transfer;
