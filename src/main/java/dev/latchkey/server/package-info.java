/** Where the server listens: its ports, its key store, the end of its process. */
package dev.latchkey.server;
