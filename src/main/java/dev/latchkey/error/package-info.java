/**
 * Writes every error in one shape, whatever refused the request: resource, filter, servlet or
 * container.
 */
package dev.latchkey.error;
