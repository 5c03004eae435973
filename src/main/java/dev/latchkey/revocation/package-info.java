/**
 * Token status lists (draft-ietf-oauth-status-list-21): they tell other services which tokens have
 * ended before their expiry.
 */
package dev.latchkey.revocation;
