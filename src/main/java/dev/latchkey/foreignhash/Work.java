package dev.latchkey.foreignhash;

/**
 * How expensive a hash is, independent of the machine.
 *
 * @param amount in a unit of the algorithm; at least 1
 */
public record Work(Algorithm algorithm, long amount) {}
