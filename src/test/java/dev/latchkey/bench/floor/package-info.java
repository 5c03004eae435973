/** The second application that stands on a benchmark's server and does next to nothing. */
package dev.latchkey.bench.floor;
