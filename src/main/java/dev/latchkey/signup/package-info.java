/** Signing up. */
package dev.latchkey.signup;
