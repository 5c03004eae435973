/**
 * Status lists (draft-ietf-oauth-status-list-21) as a service reads them: their addresses, keys and
 * bits, and what is known of each list.
 */
package dev.latchkey.verifier.list;
