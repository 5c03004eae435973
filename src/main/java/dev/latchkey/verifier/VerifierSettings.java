package dev.latchkey.verifier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of the verifier, from MicroProfile Config.
 *
 * @param issuers {@code latchkey.verifier.issuer}: the {@code iss} claims of tokens to check
 * @param baseUrl {@code latchkey.verifier.base-url}: where this service reaches Latchkey, if not at
 *     the issuer's own URL
 * @param open {@code latchkey.verifier.on-failure} is {@code open}: without a valid list, tokens
 *     pass
 */
record VerifierSettings(List<String> issuers, Optional<String> baseUrl, boolean open) {
  private static final String PREFIX = "latchkey.verifier.";

  VerifierSettings {
    issuers = List.copyOf(issuers);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if one is missing or is not understood
   */
  static VerifierSettings of(Config config) {
    String issuers = text(config, "issuer").orElseThrow(() -> refused("issuer", "a URL"));
    String onFailure = text(config, "on-failure").orElse("closed");
    if (!onFailure.equals("closed") && !onFailure.equals("open")) {
      throw refused("on-failure", "closed or open");
    }
    return new VerifierSettings(
        Stream.of(issuers.split(",")).map(String::strip).map(VerifierSettings::url).toList(),
        text(config, "base-url").map(VerifierSettings::url),
        onFailure.equals("open"));
  }

  private static Optional<String> text(Config config, String name) {
    return config
        .getOptionalValue(PREFIX + name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static String url(String text) {
    if (!text.startsWith("https://") && !text.startsWith("http://")) {
      throw refused("issuer and base-url", "URLs");
    }
    return text;
  }

  private static IllegalArgumentException refused(String name, String expected) {
    return new IllegalArgumentException(PREFIX + name + ": " + expected + " is expected");
  }
}
