package dev.latchkey.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tokens say and how long they live. */
@ApplicationScoped
public class TokenSettings {
  /**
   * How far the clocks of two nodes may be apart; the container is told the same ({@code clockSkew}
   * in server.xml, {@code mp.jwt.verify.clock.skew}). RFC 7519 4.1.4 allows a few minutes; 30
   * seconds between two nodes must pass with room to spare. A session's end knows no skew.
   */
  public static final Duration SKEW = Duration.ofSeconds(60);

  @Inject
  @ConfigProperty(name = "LATCHKEY_ISSUER")
  private String issuer;

  @Inject
  @ConfigProperty(name = "LATCHKEY_AUDIENCE")
  private String audience;

  @Inject
  @ConfigProperty(name = "LATCHKEY_TOKEN_TTL")
  private Duration lifetime;

  @Inject
  @ConfigProperty(name = "LATCHKEY_ALGORITHM")
  private String algorithm;

  @Inject
  @ConfigProperty(name = "LATCHKEY_KEY_ROTATION")
  private Duration rotation;

  @Inject
  @ConfigProperty(name = "LATCHKEY_KEY_LEAD")
  private Duration lead;

  /** The {@code iss} claim. */
  public String issuer() {
    return issuer;
  }

  /** The {@code aud} claim. */
  public String audience() {
    return audience;
  }

  /** {@code exp} less {@code iat}. */
  public Duration lifetime() {
    return lifetime;
  }

  /** {@code ES256} or {@code RS256}, one a deployment. */
  public String algorithm() {
    return algorithm;
  }

  /** How long a key signs before the next one takes over. */
  public Duration rotation() {
    return rotation;
  }

  /** How long a new key is published before it signs: longer than any cache of the key set. */
  public Duration lead() {
    return lead;
  }
}
