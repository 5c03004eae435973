/**
 * The transactional outbox. A message to another system is written in the transaction of the event
 * that it reports. Then it is claimed and delivered, retried or parked. Each {@link
 * dev.latchkey.delivery.Channel} delivers its own messages.
 */
package dev.latchkey.delivery;
