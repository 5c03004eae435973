/** How the commands call the server and find accounts. */
package dev.latchkey.cli.connection;
