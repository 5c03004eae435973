/** The server process: its ports, its key store for TLS, and its exit. */
package dev.latchkey.server;
