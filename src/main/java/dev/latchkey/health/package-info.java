/**
 * Health checks: whether the process is alive, whether it has started, and whether it should get
 * requests.
 */
package dev.latchkey.health;
