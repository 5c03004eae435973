/**
 * Journeys through the pages in a real Chromium. They are written in JavaScript, in {@code
 * src/test/browser}; the class here starts a server and runs them.
 *
 * <pre>
 * mvn -Pbrowser verify                                 # on Open Liberty
 * mvn -Pbrowser verify -Dlatchkey.shots=/tmp/shots     # also makes a picture of every page in every state
 * </pre>
 *
 * <p>They need Node.js with npm, and Chromium at {@code /usr/bin/chromium} (or where {@code
 * CHROMIUM} says).
 */
package dev.latchkey.journeys;
