package dev.latchkey.throttle;

import java.time.Instant;

/** What was counted in one bucket: how many tries, since when, and when last. */
public record Count(int tries, Instant startedAt, Instant lastAt) {}
