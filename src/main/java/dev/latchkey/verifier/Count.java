package dev.latchkey.verifier;

/** What the verifier counts. */
enum Count {
  /** Tokens of an issuer that is not configured. They are left alone. */
  OTHER_ISSUER("Tokens of issuers that are not configured"),
  /** Tokens without a place in a list. They pass. */
  WITHOUT_STATUS("Tokens without a status"),
  /** Answers 401. */
  REFUSED("Requests that were refused, because the token has ended"),
  /** Answers 503. */
  UNAVAILABLE("Requests that were answered with a 503, because there was no valid list"),
  /** Tokens that passed without a list, because {@code on-failure} is {@code open}. */
  UNCHECKED("Requests that passed unchecked, because there was no valid list"),
  /** Keys or lists that could not be read. */
  FETCH_FAILURES("Failures to read the keys, the lists or their index");

  private final String description;

  Count(String description) {
    this.description = description;
  }

  /** For the metric. */
  String description() {
    return description;
  }
}
