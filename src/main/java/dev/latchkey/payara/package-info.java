/**
 * Works around faults of Payara. Only Payara loads these classes, and {@code beans.xml} skips them.
 */
package dev.latchkey.payara;
