/**
 * Faults, each as a test that can be run again: {@code mvn -Pfaults verify}. They take minutes and
 * are no part of {@code mvn verify}; the figures of the last run stand in {@code
 * docs/reliability.md}.
 */
package dev.latchkey.faults;
