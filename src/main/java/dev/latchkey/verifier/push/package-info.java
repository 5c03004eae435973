/**
 * Server-sent events of an issuer ({@code GET /oauth/revocations}): a token that has ended is known
 * here at once, and not only with the next list.
 */
package dev.latchkey.verifier.push;
