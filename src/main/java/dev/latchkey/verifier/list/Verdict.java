package dev.latchkey.verifier.list;

/** What the verifier knows about a token. */
public enum Verdict {
  /** The token has not ended, or it belongs to an issuer that is not configured. */
  VALID,
  /** The token has ended, or its {@code status} is not one that its issuer can have written. */
  ENDED,
  /** There is no valid list. */
  UNKNOWN
}
