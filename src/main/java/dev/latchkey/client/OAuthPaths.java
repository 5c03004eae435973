package dev.latchkey.client;

/** Where clients call. */
public final class OAuthPaths {
  /** RFC 7662. */
  public static final String INTROSPECT = "/oauth/introspect";

  /** RFC 7009. */
  public static final String REVOKE = "/oauth/revoke";

  /** The stream of the ends of tokens. */
  public static final String REVOCATIONS = "/oauth/revocations";

  private OAuthPaths() {}
}
