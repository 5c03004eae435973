/**
 * Real servers for tests: nodes of Latchkey, PostgreSQL servers, a load balancer and a mail relay,
 * each a process of its own that can be stopped, killed or frozen.
 *
 * <p>Start reading at {@link dev.latchkey.nodes.Cluster}.
 */
package dev.latchkey.nodes;
