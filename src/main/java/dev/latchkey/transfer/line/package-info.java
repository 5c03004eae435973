/** One line of an import or an export: its fields, its hash, its name. */
package dev.latchkey.transfer.line;
