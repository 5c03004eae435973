/** One-time tokens that are sent by mail. Each has a purpose and is stored as a digest. */
package dev.latchkey.ticket;
