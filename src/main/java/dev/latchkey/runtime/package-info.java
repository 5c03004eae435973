/** The running node: its clock, its public URL, and whether it serves requests. */
package dev.latchkey.runtime;
