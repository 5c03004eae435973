/** Metadata of this server for clients and other services (RFC 8414). */
package dev.latchkey.discovery;
