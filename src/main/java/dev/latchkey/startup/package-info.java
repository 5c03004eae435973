/**
 * The start of a node: checks the settings, waits for the database, migrates it, opens the keys,
 * and says "ready" or why not.
 */
package dev.latchkey.startup;
