/** Sends messages to webhooks: where they may go, how they are signed, what became of them. */
package dev.latchkey.webhook.sending;
