/** Migrates the schema of the database to this version. */
package dev.latchkey.migration;
