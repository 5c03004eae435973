/** A service that the tests of the verifier deploy. */
package dev.latchkey.faults.guarded;
