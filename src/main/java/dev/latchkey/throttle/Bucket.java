package dev.latchkey.throttle;

/** Where tries are counted, and how many are free there. */
public record Bucket(String key, Limit limit) {}
