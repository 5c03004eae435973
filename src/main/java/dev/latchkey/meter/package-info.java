/** Counts and times every request. */
package dev.latchkey.meter;
