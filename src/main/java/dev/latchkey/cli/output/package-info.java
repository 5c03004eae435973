/** Tables for people, and the terminal. */
package dev.latchkey.cli.output;
