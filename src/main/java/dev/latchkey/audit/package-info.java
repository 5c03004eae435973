/** The trail of security events. */
package dev.latchkey.audit;
