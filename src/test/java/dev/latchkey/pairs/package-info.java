/**
 * Calls that are made at the same moment, on one account and on two: none fails for it, and none
 * waits for long.
 *
 * <p>Start reading at {@link dev.latchkey.pairs.PairsIT}.
 */
package dev.latchkey.pairs;
