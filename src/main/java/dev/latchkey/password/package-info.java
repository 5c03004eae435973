/** Forgetting, resetting and changing a password. */
package dev.latchkey.password;
