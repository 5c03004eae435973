/** What all tables share: retries, the clock, leases, batches, and how times are stored. */
package dev.latchkey.database;
