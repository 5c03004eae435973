/** The operator's calls for webhooks. */
package dev.latchkey.admin.webhook;
