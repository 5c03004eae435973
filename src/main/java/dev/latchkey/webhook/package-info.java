/**
 * Webhooks (Standard Webhooks): events of the audit trail that are sent to other systems, signed,
 * through the outbox.
 */
package dev.latchkey.webhook;
