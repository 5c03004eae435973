/** Health checks: whether the process is alive, has started, and should get requests. */
package dev.latchkey.health;
