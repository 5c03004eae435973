package dev.latchkey.token;

import dev.latchkey.secret.Digest;

/** A token that one of this server's keys has signed and that breaks no rule; made here alone. */
public final class VerifiedToken {
  private final Digest digest;
  private final TokenClaims claims;

  VerifiedToken(Digest digest, TokenClaims claims) {
    this.digest = digest;
    this.claims = claims;
  }

  /** Stands for the token, down to its last character, where the token itself must not be kept. */
  public Digest digest() {
    return digest;
  }

  /** Whom it speaks of. */
  public Subject subject() {
    return claims.subject();
  }

  TokenClaims claims() {
    return claims;
  }
}
