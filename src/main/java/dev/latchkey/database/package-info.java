/**
 * What all tables need: retries, the database's clock, leases, batches, and the storage of times.
 */
package dev.latchkey.database;
