package dev.latchkey.verifier.push;

/**
 * A server-sent event.
 *
 * @param type empty if the stream only sets the cursor
 * @param cursor the {@code id} that was sent last; empty if there was none
 */
record Event(String type, String cursor, String data) {}
