/**
 * For other services: refuses tokens of Latchkey that have ended before their expiry
 * (draft-ietf-oauth-status-list-21). This package is a jar of its own, which a MicroProfile service
 * adds to its WAR. It imports nothing else from this project, and needs only what such a server
 * has: Jakarta REST, JSON Processing, MicroProfile JWT and MicroProfile Config.
 */
package dev.latchkey.verifier;
