/**
 * For other services: refuses tokens of Latchkey that have ended before their expiry
 * (draft-ietf-oauth-status-list-21). This package and its sub-packages are a jar of their own,
 * which a MicroProfile service adds to its WAR. They import nothing else from this project, and
 * need only what such a server has: Jakarta REST, JSON Processing, CDI, MicroProfile JWT and
 * MicroProfile Config. MicroProfile Health and Metrics are used if they are there.
 */
package dev.latchkey.verifier;
