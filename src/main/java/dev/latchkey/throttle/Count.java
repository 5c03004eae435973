package dev.latchkey.throttle;

import java.time.Instant;

/** The count of one bucket: the number of attempts, and the time of the first and the last one. */
public record Count(int tries, Instant startedAt, Instant lastAt) {}
