/** Brings the schema of the database up to this version. */
package dev.latchkey.migration;
