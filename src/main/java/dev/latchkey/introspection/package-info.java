/** What registered clients can do: introspect a token (RFC 7662) and revoke it (RFC 7009). */
package dev.latchkey.introspection;
