/** What a password hash of another system can do, and what it costs. */
package dev.latchkey.foreignhash;
