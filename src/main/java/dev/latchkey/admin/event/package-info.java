/** The audit trail, as an operator reads it. */
package dev.latchkey.admin.event;
