/** The running node: its time, its address, and whether it serves requests. */
package dev.latchkey.runtime;
