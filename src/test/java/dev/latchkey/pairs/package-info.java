/**
 * Calls that are made at the same moment, on one account and on two. None fails because of another,
 * and none waits long.
 *
 * <p>Start reading at {@link dev.latchkey.pairs.PairsIT}.
 */
package dev.latchkey.pairs;
