/** Rate limits that all nodes share. */
package dev.latchkey.throttle;
