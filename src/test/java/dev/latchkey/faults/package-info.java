/**
 * Faults, each as a repeatable test: {@code mvn -Pfaults verify}. They take minutes and are not
 * part of {@code mvn verify}. The figures of the last run are in {@code docs/reliability.md}.
 */
package dev.latchkey.faults;
