/** JMH benchmarks of the parts that a call is made of. */
package dev.latchkey.bench.micro;
