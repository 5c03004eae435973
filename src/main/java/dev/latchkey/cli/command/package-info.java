/** The commands that call a server. */
package dev.latchkey.cli.command;
