/** Hashes passwords and checks them, on threads of its own. */
package dev.latchkey.credential;
