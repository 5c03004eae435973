/**
 * The start of a node: check the settings, wait for the database, migrate the schema, decrypt the
 * keys, and log "ready" or the reason why not.
 */
package dev.latchkey.startup;
