/** Logging in. */
package dev.latchkey.login;
