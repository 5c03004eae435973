/**
 * The transactional outbox: messages to other systems, written in the transaction of the event that
 * they report, and then claimed, delivered, retried or parked. A {@link
 * dev.latchkey.delivery.Channel} knows how to deliver its messages.
 */
package dev.latchkey.delivery;
