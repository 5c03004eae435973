/**
 * What Latchkey costs, as ratios against floors measured in the same run: {@code mvn -Pbench
 * verify}.
 *
 * <p>{@link dev.latchkey.bench.Bench} starts a real server with the configuration that is shipped,
 * on Derby and on PostgreSQL, warms it up, interleaves what it compares, and prints one table.
 * {@code dev.latchkey.bench.floor} is the tiny second application that stands on the same server
 * and shows what that server costs by itself; {@code dev.latchkey.bench.micro} are the JMH
 * benchmarks of the parts. {@link dev.latchkey.bench.BenchSettings} lists what can be set.
 */
package dev.latchkey.bench;
