package dev.latchkey.verifier;

import dev.latchkey.verifier.push.Client;
import java.net.URI;
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
 * @param push {@code latchkey.verifier.push.client-id} and {@code .client-secret}: turn the push on
 */
record VerifierSettings(
    List<String> issuers, Optional<String> baseUrl, boolean open, Optional<Client> push) {
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
    VerifierSettings settings =
        new VerifierSettings(
            Stream.of(issuers.split(",", -1))
                .map(String::strip)
                .map(issuer -> url("issuer", issuer))
                .distinct()
                .toList(),
            text(config, "base-url").map(base -> url("base-url", base)),
            onFailure.equals("open"),
            client(config));
    if (settings.push.isPresent() && settings.issuers.size() > 1 && settings.baseUrl.isEmpty()) {
      // The secret belongs to one Latchkey. It must not be sent to the other issuers.
      throw refused("push.client-id", "one issuer, or a base-url,");
    }
    return settings;
  }

  private static Optional<Client> client(Config config) {
    Optional<String> id = text(config, "push.client-id");
    Optional<String> secret = text(config, "push.client-secret");
    if (id.isPresent() != secret.isPresent()) {
      throw refused("push.client-id and .client-secret", "both, or neither,");
    }
    return id.map(known -> new Client(known, secret.orElseThrow()));
  }

  private static Optional<String> text(Config config, String name) {
    return config
        .getOptionalValue(PREFIX + name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static String url(String name, String text) {
    try {
      URI url = URI.create(text);
      if (("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return text;
      }
    } catch (IllegalArgumentException malformed) {
      throw refused(name, "an http or https URL", malformed);
    }
    throw refused(name, "an http or https URL without query and fragment");
  }

  private static IllegalArgumentException refused(String name, String expected) {
    return refused(name, expected, null);
  }

  private static IllegalArgumentException refused(String name, String expected, Throwable cause) {
    return new IllegalArgumentException(PREFIX + name + ": " + expected + " is expected", cause);
  }
}
