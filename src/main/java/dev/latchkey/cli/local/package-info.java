/** The commands that need no server: they check settings and measure this machine. */
package dev.latchkey.cli.local;
