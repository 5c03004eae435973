/**
 * Real servers for tests: nodes of Latchkey, PostgreSQL servers, a load balancer and a mail relay,
 * each in its own process that a test can stop, kill or freeze.
 *
 * <p>Start reading at {@link dev.latchkey.nodes.Cluster}.
 */
package dev.latchkey.nodes;
