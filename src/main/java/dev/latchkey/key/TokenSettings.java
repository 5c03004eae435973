package dev.latchkey.key;

import dev.latchkey.http.PublicPath;
import dev.latchkey.runtime.HttpUrl;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/** What tokens say and how long they live. */
@ApplicationScoped
public class TokenSettings implements SettingGroup {
  /**
   * How far the clocks of two nodes may be apart. RFC 7519 4.1.4 allows a few minutes; 30 seconds
   * between two nodes must pass easily. The end of a session knows no skew.
   */
  public static final Duration SKEW = Duration.ofSeconds(60);

  /** How long other services may keep the published keys: the {@code max-age} of the key set. */
  static final Duration KEYS_KEPT = Duration.ofMinutes(5);

  private static final Duration LONGEST_TOKEN = Duration.ofDays(366);
  private static final Duration LONGEST_ROTATION = Duration.ofDays(3660);
  private static final Duration LONGEST_LEAD = Duration.ofDays(30);

  /**
   * Other services read it as an element of a list, and may evaluate what looks like a variable.
   */
  private static final Pattern AUDIENCE = Pattern.compile("[A-Za-z0-9._~:/@+=-]{1,200}");

  private Setting<String> issuer;
  private Setting<String> audience;
  private Setting<Duration> lifetime;
  private Setting<String> algorithm;
  private Setting<Duration> rotation;
  private Setting<Duration> lead;

  /** For the container's proxy only. */
  protected TokenSettings() {}

  /** Parses all of them. */
  @Inject
  public TokenSettings(SettingReader reader) {
    SettingParser<HttpUrl> url = HttpUrl::parse;
    SettingParser<String> text = value -> value;
    issuer = reader.read("LATCHKEY_ISSUER", url.map(HttpUrl::text));
    audience =
        reader.read(
            "LATCHKEY_AUDIENCE",
            text.that(
                AUDIENCE.asMatchPredicate(),
                "a name of 1 to 200 letters, digits and characters of ._~:/@+=-"));
    lifetime =
        reader.read("LATCHKEY_TOKEN_TTL", Parsers.duration(Duration.ofMinutes(1), LONGEST_TOKEN));
    algorithm = reader.read("LATCHKEY_ALGORITHM", Parsers.oneOf("ES256", "RS256"));
    rotation =
        reader.read(
            "LATCHKEY_KEY_ROTATION", Parsers.duration(Duration.ofDays(1), LONGEST_ROTATION));
    lead = reader.read("LATCHKEY_KEY_LEAD", Parsers.duration(KEYS_KEPT, LONGEST_LEAD));
    checkLead(reader);
  }

  private void checkLead(SettingReader reader) {
    rotation
        .ifValid()
        .filter(longest -> lead.ifValid().filter(it -> it.compareTo(longest) >= 0).isPresent())
        .ifPresent(longest -> reader.refuse(lead, "less than LATCHKEY_KEY_ROTATION"));
  }

  /** The {@code iss} claim. */
  public String issuer() {
    return issuer.value();
  }

  /** The {@code aud} claim. */
  public String audience() {
    return audience.value();
  }

  /** {@code exp} less {@code iat}. */
  public Duration lifetime() {
    return lifetime.value();
  }

  /** {@code ES256} or {@code RS256}, one for a deployment. */
  public String algorithm() {
    return algorithm.value();
  }

  /** How long a key signs before the next one takes over. */
  public Duration rotation() {
    return rotation.value();
  }

  /** How long a new key is published before it signs: at least as long as a key set is kept. */
  public Duration lead() {
    return lead.value();
  }

  /** Any page may read the public keys and other metadata (RFC 8615). */
  @Produces
  @Singleton
  public static PublicPath publicPath() {
    return new PublicPath("/.well-known");
  }
}
