/** Issues and verifies the MicroProfile JWTs of sessions. */
package dev.latchkey.token;
