/** Password hashes, and the threads that compute them. */
package dev.latchkey.credential;
