/** The names of all metrics, and how long calls waited. */
package dev.latchkey.metric;
